import { route } from '#lib/api/route'
import { foldStory } from '#lib/stories/fold'
import { FoldStory } from '#lib/stories/schema'
import { StoryView } from '#lib/stories/views'

export const POST = route(FoldStory, foldStory, {
  summary: 'Fold a duplicate into another story, for ever',
  returns: StoryView,
  status: 201,
})
