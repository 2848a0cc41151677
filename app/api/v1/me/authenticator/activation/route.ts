import { asItIs, sessionRoute } from '#lib/api/account'
import { activateAuthenticator } from '#lib/factors/authenticator'
import { ActivateAuthenticator } from '#lib/factors/schema'
import { FactorsChangedView } from '#lib/factors/views'

export const POST = sessionRoute(ActivateAuthenticator, asItIs, activateAuthenticator, {
  summary: 'Turn the authenticator app on, by a code it shows',
  returns: FactorsChangedView,
  status: 201,
  standings: ['whole', 'lacking'],
  sudo: true,
  guessed: true,
  mails: 'authenticator-added',
})
