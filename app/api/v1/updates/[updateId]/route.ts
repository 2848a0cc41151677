import { route } from '#lib/api/route'
import { editUpdate } from '#lib/updates/commands'
import { dropUpdate } from '#lib/updates/dropping'
import { DropUpdate, EditUpdate } from '#lib/updates/schema'
import { DroppedView, UpdateView } from '#lib/updates/views'

export const PATCH = route(EditUpdate, editUpdate, {
  summary: 'Change a text that no reader has seen yet',
  returns: UpdateView,
})

export const DELETE = route(DropUpdate, dropUpdate, {
  summary: 'Throw a draft away that was neither submitted nor published',
  returns: DroppedView,
})
