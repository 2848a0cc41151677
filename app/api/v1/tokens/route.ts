import { read, route } from '#lib/api/route'
import { makeToken } from '#lib/tokens/commands'
import { listTokens } from '#lib/tokens/queries'
import { ListTokens, MakeToken } from '#lib/tokens/schema'
import { MadeTokenView, TokensView } from '#lib/tokens/views'

export const GET = read(ListTokens, listTokens, {
  summary: 'API tokens: yours, or, for admins, everybody’s',
  returns: TokensView,
  sessionOnly: true,
})

export const POST = route(MakeToken, makeToken, {
  summary: 'Make an API token for yourself; it is shown once',
  returns: MadeTokenView,
  status: 201,
  secretFields: ['secret'],
  sessionOnly: true,
  sudo: true,
})
