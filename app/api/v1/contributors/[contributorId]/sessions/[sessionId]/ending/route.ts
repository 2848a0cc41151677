import { route } from '#lib/api/route'
import { EndSession } from '#lib/contributors/schema'
import { endSessionOf } from '#lib/contributors/signing-out'
import { SessionsView } from '#lib/contributors/views'

export const POST = route(EndSession, endSessionOf, {
  summary: 'End one session of somebody',
  returns: SessionsView,
  sessionOnly: true,
  changesContributors: true,
})
