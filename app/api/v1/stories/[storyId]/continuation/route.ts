import { route } from '#lib/api/route'
import { continueStory } from '#lib/stories/continue'
import { ContinueStory } from '#lib/stories/schema'
import { StoryView } from '#lib/stories/views'

export const POST = route(ContinueStory, continueStory, {
  summary: 'End a story and go on in a new one',
  returns: StoryView,
  status: 201,
  tokenRights: ['file', 'publish'],
})
