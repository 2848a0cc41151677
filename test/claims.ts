import { run } from '#lib/api/run'
import { editClaim } from '#lib/box/commands'
import { createClaim, makeClaim } from '#lib/box/making'
import { ChangeStatus, CreateClaim, EditClaim, MakeClaim } from '#lib/box/schema'
import { changeStatus, putClaimIn, takeClaimOut } from '#lib/box/standing'
import type { ClaimStatus } from '#lib/box/status'
import { ClaimView } from '#lib/box/views'
import type { Actor } from '#lib/permissions'
import { newId } from '#lib/platform/ids'

export const SAID = 'He acted alone'
export const ASKED = 'Whether he acted alone'

// A minute apart, so that a time says what it is the time of.
let clock = Date.parse('2016-12-19T17:00:00Z')
export function tick(): Date {
  clock += 60_000
  return new Date(clock)
}

export const viewOf = async (outcome: Promise<{ view: unknown }>) => ClaimView.parse((await outcome).view)
export const base = ({ id, version }: ClaimView) => ({ claimId: id, baseVersion: version })

/** Everything that somebody does with claims, unless a colleague is named. */
export const claimsBy = (whose: () => Actor) => ({
  make: (storyId: string, fields: object = {}, by = whose()) =>
    viewOf(run(makeClaim, by.id, MakeClaim.parse({ storyId, claimId: newId(), text: SAID, ...fields }), tick())),
  box: (storyId: string, fields: object = {}, by = whose()) =>
    viewOf(run(createClaim, by.id, CreateClaim.parse({ storyId, claimId: newId(), text: SAID, ...fields }), tick())),
  putIn: (claim: ClaimView, by = whose()) =>
    viewOf(run(putClaimIn, by.id, { ...base(claim), banReason: undefined }, tick())),
  takeOut: (claim: ClaimView, by = whose()) => viewOf(run(takeClaimOut, by.id, base(claim), tick())),
  become: (claim: ClaimView, status: ClaimStatus, fields: object = {}, by = whose()) =>
    viewOf(run(changeStatus, by.id, ChangeStatus.parse({ ...base(claim), status, ...fields }), tick())),
  edit: (claim: ClaimView, fields: object, by = whose()) =>
    viewOf(run(editClaim, by.id, EditClaim.parse({ ...base(claim), text: claim.text, ...fields }), tick())),
})
