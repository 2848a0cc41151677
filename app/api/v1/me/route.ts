import { z } from 'zod'
import { read, route } from '#lib/api/route'
import { changeMe, getMe } from '#lib/contributors/me'
import { ChangeMe } from '#lib/contributors/schema'
import { MeView } from '#lib/contributors/views'

export const GET = read(z.strictObject({}), getMe, {
  summary: 'You, with your own settings',
  returns: MeView,
  mayNameNone: true,
})

// One at a time: a row that is locked for reading by oneself cannot be changed by oneself.
export const PATCH = route(ChangeMe, changeMe, {
  summary: 'Change your own settings',
  returns: MeView,
  changesContributors: true,
  sessionOnly: true,
})
