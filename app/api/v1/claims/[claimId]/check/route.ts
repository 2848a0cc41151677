import { route } from '#lib/api/route'
import { checkClaim } from '#lib/box/commands'
import { ChangeClaim } from '#lib/box/schema'
import { ClaimView } from '#lib/box/views'

export const POST = route(ChangeClaim, checkClaim, {
  summary: 'Say that a row of the box is still true',
  returns: ClaimView,
  status: 201,
})
