import { route } from '#lib/api/route'
import { revokeToken } from '#lib/tokens/commands'
import { RevokeToken } from '#lib/tokens/schema'
import { TokenView } from '#lib/tokens/views'

export const POST = route(RevokeToken, revokeToken, {
  summary: 'Revoke an API token for ever',
  returns: TokenView,
  sessionOnly: true,
  sudo: true,
})
