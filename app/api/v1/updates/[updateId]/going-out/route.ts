import { route } from '#lib/api/route'
import { undoUpdate } from '#lib/updates/going-out'
import { ChangeWaiting } from '#lib/updates/schema'
import { UpdateView } from '#lib/updates/views'

export const DELETE = route(ChangeWaiting, undoUpdate, {
  summary: 'Undo: take back what is going out, before any reader sees it',
  returns: UpdateView,
})
