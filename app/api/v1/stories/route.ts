import { read, route } from '#lib/api/route'
import { createStory } from '#lib/stories/commands'
import { listStoriesForDesk } from '#lib/stories/queries'
import { CreateStory, FindStories } from '#lib/stories/schema'
import { StoriesView, StoryView } from '#lib/stories/views'

export const GET = read(FindStories, listStoriesForDesk, {
  summary: 'The stories of the newsroom',
  returns: StoriesView,
  mayNameNone: true,
})

export const POST = route(CreateStory, createStory, { summary: 'Begin a story', returns: StoryView, status: 201 })
