import { route } from '#lib/api/route'
import { moveClaim } from '#lib/box/commands'
import { MoveClaim } from '#lib/box/schema'
import { ClaimView } from '#lib/box/views'

export const POST = route(MoveClaim, moveClaim, {
  summary: 'Put a row of the box in another place',
  returns: ClaimView,
})
