import { route } from '#lib/api/route'
import { EmbargoUpdate, LiftEmbargo } from '#lib/updates/schema'
import { UpdateView } from '#lib/updates/views'
import { embargoUpdate, liftEmbargo } from '#lib/updates/waiting'

export const POST = route(EmbargoUpdate, embargoUpdate, {
  summary: 'Forbid publication before a time, or change that time',
  returns: UpdateView,
  status: 201,
})

export const DELETE = route(LiftEmbargo, liftEmbargo, {
  summary: 'Lift an embargo; while it is in force, with a reason',
  returns: UpdateView,
})
