import { route } from '#lib/api/route'
import { editUpdate } from '#lib/updates/commands'
import { EditUpdate } from '#lib/updates/schema'
import { UpdateView } from '#lib/updates/views'

export const PATCH = route(EditUpdate, editUpdate, {
  summary: 'Change a text that no reader has seen yet',
  returns: UpdateView,
})
