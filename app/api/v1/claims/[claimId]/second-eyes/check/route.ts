import { route } from '#lib/api/route'
import { checkClaimSecondEyes } from '#lib/box/looking'
import { ClaimView } from '#lib/box/views'
import { CheckClaim } from '#lib/second-eyes/schema'

export const POST = route(CheckClaim, checkClaimSecondEyes, {
  summary: 'Second-check a row that one person put before readers: another editor has looked, and it stands',
  returns: ClaimView,
  status: 201,
})
