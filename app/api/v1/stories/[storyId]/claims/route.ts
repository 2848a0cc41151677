import { route } from '#lib/api/route'
import { makeClaim } from '#lib/box/making'
import { MakeClaim } from '#lib/box/schema'
import { ClaimView } from '#lib/box/views'

export const POST = route(MakeClaim, makeClaim, {
  summary: 'Make a claim that only the desk sees',
  returns: ClaimView,
  status: 201,
})
