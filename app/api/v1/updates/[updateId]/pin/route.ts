import { route } from '#lib/api/route'
import { PinUpdate } from '#lib/updates/schema'
import { pinUpdate, unpinUpdate } from '#lib/updates/standing'
import { UpdateView } from '#lib/updates/views'

export const POST = route(PinUpdate, pinUpdate, {
  summary: 'Put an update at the top of its story',
  returns: UpdateView,
  status: 201,
})

export const DELETE = route(PinUpdate, unpinUpdate, {
  summary: 'Take an update off the top of its story',
  returns: UpdateView,
})
