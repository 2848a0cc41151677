import { route } from '#lib/api/route'
import { ChangeClaim, PutClaimIn } from '#lib/box/schema'
import { putClaimIn, takeClaimOut } from '#lib/box/standing'
import { ClaimView } from '#lib/box/views'

export const POST = route(PutClaimIn, putClaimIn, {
  summary: 'Put a claim into the box, before readers',
  returns: ClaimView,
  status: 201,
})

export const DELETE = route(ChangeClaim, takeClaimOut, {
  summary: 'Take a claim out of the box; the desk keeps it',
  returns: ClaimView,
})
