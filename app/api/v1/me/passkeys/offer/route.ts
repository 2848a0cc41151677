import { asItIs, sessionRoute } from '#lib/api/account'
import { offerPasskey } from '#lib/factors/passkeys'
import { Nothing } from '#lib/factors/schema'
import { PasskeyOfferedView } from '#lib/factors/views'

export const POST = sessionRoute(Nothing, asItIs, offerPasskey, {
  summary: 'What your browser makes a passkey by',
  returns: PasskeyOfferedView,
  status: 201,
  standings: ['whole', 'lacking'],
  sudo: true,
})
