import { route } from '#lib/api/route'
import { editClaim } from '#lib/box/commands'
import { EditClaim } from '#lib/box/schema'
import { ClaimView } from '#lib/box/views'

export const PATCH = route(EditClaim, editClaim, { summary: 'Change the words of a claim', returns: ClaimView })
