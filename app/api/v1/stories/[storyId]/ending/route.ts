import { route } from '#lib/api/route'
import { endStory } from '#lib/stories/commands'
import { ChangeStoryState } from '#lib/stories/schema'
import { StoryView } from '#lib/stories/views'

export const POST = route(ChangeStoryState, endStory, { summary: 'End coverage', returns: StoryView, status: 201 })
