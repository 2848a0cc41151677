import { route } from '#lib/api/route'
import { keyUpdate, unkeyUpdate } from '#lib/updates/key'
import { KeyUpdate } from '#lib/updates/schema'
import { UpdateView } from '#lib/updates/views'

export const POST = route(KeyUpdate, keyUpdate, {
  summary: 'Make an update a key moment of its story',
  returns: UpdateView,
  status: 201,
})

export const DELETE = route(KeyUpdate, unkeyUpdate, {
  summary: 'Take an update out of the key moments',
  returns: UpdateView,
})
