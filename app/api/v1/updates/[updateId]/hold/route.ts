import { route } from '#lib/api/route'
import { ChangeWaiting } from '#lib/updates/schema'
import { UpdateView } from '#lib/updates/views'
import { holdUpdate, unholdUpdate } from '#lib/updates/waiting'

export const POST = route(ChangeWaiting, holdUpdate, {
  summary: 'Keep an update until somebody publishes it by hand',
  returns: UpdateView,
  status: 201,
})

export const DELETE = route(ChangeWaiting, unholdUpdate, {
  summary: 'Hold an update no longer; nothing is published by that',
  returns: UpdateView,
})
