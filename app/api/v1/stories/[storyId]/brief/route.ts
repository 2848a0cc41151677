import { read, route } from '#lib/api/route'
import { editBrief } from '#lib/briefs/commands'
import { getBriefForDesk } from '#lib/briefs/queries'
import { EditBrief } from '#lib/briefs/schema'
import { BriefView } from '#lib/briefs/views'
import { StoryPath } from '#lib/stories/schema'

export const GET = read(StoryPath, getBriefForDesk, { summary: 'The desk’s brief of a story', returns: BriefView })

export const PATCH = route(EditBrief, editBrief, { summary: 'Change the brief of a story', returns: BriefView })
