import { route } from '#lib/api/route'
import { takeDesk, undoHandover } from '#lib/briefs/commands'
import { TakeDesk, UndoHandover } from '#lib/briefs/schema'
import { BriefView } from '#lib/briefs/views'

export const POST = route(TakeDesk, takeDesk, {
  summary: 'Take over the desk of a story',
  returns: BriefView,
  status: 201,
})

export const DELETE = route(UndoHandover, undoHandover, { summary: 'Undo taking over the desk', returns: BriefView })
