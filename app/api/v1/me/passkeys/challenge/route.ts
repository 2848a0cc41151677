import { asItIs, sessionRoute } from '#lib/api/account'
import { askForPasskey } from '#lib/factors/passkeys'
import { Nothing } from '#lib/factors/schema'
import { PasskeyAskedView } from '#lib/factors/views'

export const POST = sessionRoute(Nothing, asItIs, askForPasskey, {
  summary: 'What one of your passkeys signs to prove that it is you',
  returns: PasskeyAskedView,
  status: 201,
  standings: ['whole', 'pending', 'lacking'],
})
