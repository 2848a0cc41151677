import { route } from '#lib/api/route'
import { RelateStories } from '#lib/stories/schema'
import { relateStories } from '#lib/stories/settings'
import { StoryView } from '#lib/stories/views'

export const POST = route(RelateStories, relateStories, {
  summary: 'Say which stories readers find at the foot of this one',
  returns: StoryView,
  status: 201,
})
