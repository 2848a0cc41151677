import { asItIs, sessionRoute } from '#lib/api/account'
import { beginAuthenticator, removeAuthenticator } from '#lib/factors/authenticator'
import { Nothing } from '#lib/factors/schema'
import { AuthenticatorBegunView, FactorsChangedView } from '#lib/factors/views'

export const POST = sessionRoute(Nothing, asItIs, beginAuthenticator, {
  summary: 'Begin to set up an authenticator app',
  returns: AuthenticatorBegunView,
  status: 201,
  standings: ['whole', 'lacking'],
  sudo: true,
})

export const DELETE = sessionRoute(Nothing, asItIs, removeAuthenticator, {
  summary: 'Turn your authenticator app off',
  returns: FactorsChangedView,
  sudo: true,
  mails: 'authenticator-removed',
})
