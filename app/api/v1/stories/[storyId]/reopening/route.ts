import { route } from '#lib/api/route'
import { reopenStory } from '#lib/stories/commands'
import { ChangeStoryState } from '#lib/stories/schema'
import { StoryView } from '#lib/stories/views'

export const POST = route(ChangeStoryState, reopenStory, {
  summary: 'Take coverage up again',
  returns: StoryView,
  status: 201,
})
