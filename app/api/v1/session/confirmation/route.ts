import { sessionRoute } from '#lib/api/account'
import { confirmIdentity, prepareConfirmation } from '#lib/factors/confirmation'
import { ConfirmIdentity } from '#lib/factors/schema'
import { ConfirmedView } from '#lib/factors/views'

export const POST = sessionRoute(ConfirmIdentity, prepareConfirmation, confirmIdentity, {
  summary: 'Prove again that it is you, before changing who may do what',
  returns: ConfirmedView,
  status: 201,
  standings: ['whole', 'lacking'],
  guessed: true,
})
