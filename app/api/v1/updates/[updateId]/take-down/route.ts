import { route } from '#lib/api/route'
import { ChangeTakenUpdate } from '#lib/takedowns/schema'
import { pullUpdate, putBackUpdate } from '#lib/takedowns/updates'
import { UpdateView } from '#lib/updates/views'

export const POST = route(ChangeTakenUpdate, pullUpdate, {
  summary: 'Take an update down; its place says that something was removed',
  returns: UpdateView,
  status: 201,
})

export const DELETE = route(ChangeTakenUpdate, putBackUpdate, {
  summary: 'Put an update back that was taken down',
  returns: UpdateView,
})
