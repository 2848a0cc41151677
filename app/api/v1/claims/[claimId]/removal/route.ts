import { route } from '#lib/api/route'
import { removeClaim } from '#lib/box/commands'
import { ChangeClaim } from '#lib/box/schema'
import { ClaimRemovalView } from '#lib/box/views'

export const POST = route(ChangeClaim, removeClaim, {
  summary: 'Remove a claim from the desk and the box',
  returns: ClaimRemovalView,
})
