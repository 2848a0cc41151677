import { asItIs, sessionRoute } from '#lib/api/account'
import { EndMySession } from '#lib/factors/schema'
import { endMySession } from '#lib/factors/sessions'
import { MySessionsView } from '#lib/factors/views'

export const POST = sessionRoute(EndMySession, asItIs, endMySession, {
  summary: 'Sign out at one of the places where you are signed in',
  returns: MySessionsView,
})
