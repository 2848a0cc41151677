import { route } from '#lib/api/route'
import { ChangeWaiting, ScheduleUpdate } from '#lib/updates/schema'
import { UpdateView } from '#lib/updates/views'
import { scheduleUpdate, unscheduleUpdate } from '#lib/updates/waiting'

export const POST = route(ScheduleUpdate, scheduleUpdate, {
  summary: 'Publish an update at a time, or change that time',
  returns: UpdateView,
  status: 201,
})

export const DELETE = route(ChangeWaiting, unscheduleUpdate, {
  summary: 'Cancel what was scheduled',
  returns: UpdateView,
})
