import { route } from '#lib/api/route'
import { NameContributor } from '#lib/contributors/schema'
import { endSessionsOf } from '#lib/contributors/signing-out'
import { SessionsView } from '#lib/contributors/views'

export const POST = route(NameContributor, endSessionsOf, {
  summary: 'Sign somebody out everywhere',
  returns: SessionsView,
  sessionOnly: true,
  changesContributors: true,
})
