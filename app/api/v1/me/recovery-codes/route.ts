import { asItIs, sessionRoute } from '#lib/api/account'
import { renewRecoveryCodes } from '#lib/factors/authenticator'
import { Nothing } from '#lib/factors/schema'
import { FactorsChangedView } from '#lib/factors/views'

export const POST = sessionRoute(Nothing, asItIs, renewRecoveryCodes, {
  summary: 'Make ten new recovery codes; the old ones end',
  returns: FactorsChangedView,
  status: 201,
  sudo: true,
  mails: 'recovery-codes-renewed',
})
