import { route } from '#lib/api/route'
import { moveUpdate } from '#lib/updates/moving'
import { MoveUpdate } from '#lib/updates/schema'
import { UpdateView } from '#lib/updates/views'

export const POST = route(MoveUpdate, moveUpdate, {
  summary: 'Move an update to another story',
  returns: UpdateView,
  status: 201,
})
