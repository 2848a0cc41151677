import { asItIs, sessionRoute } from '#lib/api/account'
import { Nothing } from '#lib/factors/schema'
import { signOutElsewhere } from '#lib/factors/sessions'
import { MySessionsView } from '#lib/factors/views'

export const POST = sessionRoute(Nothing, asItIs, signOutElsewhere, {
  summary: 'Sign out everywhere but here',
  returns: MySessionsView,
})
