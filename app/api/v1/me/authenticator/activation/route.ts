import { sessionRoute } from '#lib/api/account'
import { activateAuthenticator } from '#lib/factors/authenticator'
import { ActivateAuthenticator } from '#lib/factors/schema'
import { tryFirst } from '#lib/factors/tries'
import { FactorsChangedView } from '#lib/factors/views'

export const POST = sessionRoute(ActivateAuthenticator, tryFirst, activateAuthenticator, {
  summary: 'Turn the authenticator app on, by a code it shows',
  returns: FactorsChangedView,
  status: 201,
  standings: ['whole', 'lacking'],
  sudo: true,
})
