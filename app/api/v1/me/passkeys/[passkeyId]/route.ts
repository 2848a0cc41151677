import { asItIs, sessionRoute } from '#lib/api/account'
import { removePasskey } from '#lib/factors/passkeys'
import { RemovePasskey } from '#lib/factors/schema'
import { FactorsChangedView } from '#lib/factors/views'

export const DELETE = sessionRoute(RemovePasskey, asItIs, removePasskey, {
  summary: 'Remove one of your passkeys',
  returns: FactorsChangedView,
  sudo: true,
  mails: 'passkey-removed',
})
