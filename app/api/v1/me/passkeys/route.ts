import { asItIs, sessionRoute } from '#lib/api/account'
import { addPasskey } from '#lib/factors/passkeys'
import { AddPasskey } from '#lib/factors/schema'
import { FactorsChangedView } from '#lib/factors/views'

export const POST = sessionRoute(AddPasskey, asItIs, addPasskey, {
  summary: 'Add a passkey',
  returns: FactorsChangedView,
  status: 201,
  standings: ['whole', 'lacking'],
  sudo: true,
  mails: 'passkey-added',
})
