import { z } from 'zod'
import { read, route } from '#lib/api/route'
import { editStory } from '#lib/stories/commands'
import { getStoryForDesk } from '#lib/stories/queries'
import { EditStory } from '#lib/stories/schema'
import { StoryView } from '#lib/stories/views'

const AnyName = z.strictObject({ storyId: z.string().max(80).meta({ description: 'The id, or any slug it ever had' }) })

export const GET = read(AnyName, getStoryForDesk, { summary: 'A story', returns: StoryView })

export const PATCH = route(EditStory, editStory, { summary: 'Change a story’s texts and settings', returns: StoryView })
