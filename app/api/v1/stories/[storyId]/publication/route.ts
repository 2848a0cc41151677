import { route } from '#lib/api/route'
import { publishStory } from '#lib/stories/commands'
import { PublishStory } from '#lib/stories/schema'
import { StoryView } from '#lib/stories/views'

export const POST = route(PublishStory, publishStory, {
  summary: 'Publish a story, with the waiting updates that were read',
  returns: StoryView,
  status: 201,
})
