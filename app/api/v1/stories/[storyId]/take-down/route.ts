import { route } from '#lib/api/route'
import { StoryView } from '#lib/stories/views'
import { ChangeTakenStory } from '#lib/takedowns/schema'
import { pullStory, putBackStory } from '#lib/takedowns/stories'

export const POST = route(ChangeTakenStory, pullStory, {
  summary: 'Take a whole story down: its page and everything below it answer 410',
  returns: StoryView,
  status: 201,
})

export const DELETE = route(ChangeTakenStory, putBackStory, {
  summary: 'Put a story back that was taken down',
  returns: StoryView,
})
