import { route } from '#lib/api/route'
import { endStory } from '#lib/stories/commands'
import { EndStory } from '#lib/stories/schema'
import { StoryView } from '#lib/stories/views'

export const POST = route(EndStory, endStory, {
  summary: 'End coverage, with a final summary or without',
  returns: StoryView,
  status: 201,
})
