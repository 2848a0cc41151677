import { publicRoute } from '#lib/api/route'
import { askForAnyPasskey } from '#lib/factors/passkeys'
import { Nothing } from '#lib/factors/schema'
import { PasskeyAskedView } from '#lib/factors/views'

export const POST = publicRoute(Nothing, async () => null, askForAnyPasskey, {
  summary: 'What a passkey signs to log in by it',
  returns: PasskeyAskedView,
  status: 201,
})
