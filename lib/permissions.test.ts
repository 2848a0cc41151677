import { describe, expect, it } from 'vitest'
import { type Actor, can, PERMISSIONS, type Permission } from '#lib/permissions'
import { REFUSALS } from '#lib/refusals'

const then = new Date()
const actors = {
  reporter: { id: 'me', name: 'Bo', role: 'reporter' },
  editor: { id: 'me', name: 'Ines', role: 'editor' },
  admin: { id: 'me', name: 'Selin', role: 'admin' },
} as const satisfies Record<string, Actor>

const draft = { publishedAt: null, endedAt: null }
const live = { publishedAt: then, endedAt: null }
const ended = { publishedAt: then, endedAt: then }
const mine = { createdById: 'me', publishedAt: null }
const theirs = { createdById: 'other', publishedAt: null }
const published = { createdById: 'me', publishedAt: then }
const submitted = { ...theirs, submittedAt: then }
const mineSubmitted = { ...mine, submittedAt: then }
const goingOut = { ...mine, goingOutAt: then, publishById: 'me' }
const theirsGoingOut = { ...theirs, goingOutAt: then, publishById: 'other' }
const scheduled = { ...mine, scheduledAt: then, publishById: 'me' }
const mineByEditor = { ...mine, scheduledAt: then, publishById: 'other' }
const held = { ...mine, heldAt: then }
const submittedHeld = { ...submitted, heldAt: then }
const trusting = { ...live, publishers: [{ contributorId: 'me' }] }
const trustingOthers = { ...live, publishers: [{ contributorId: 'other' }] }
const standing = { publishedAt: then, retractedAt: null, pinnedAt: null }
const pinned = { ...standing, pinnedAt: then }
const key = { retractedAt: null, keyAt: then }
const ordinary = { retractedAt: null, keyAt: null }
const takenBack = { retractedAt: then, keyAt: null }
const retracted = { ...standing, retractedAt: then }
const moved = { ...standing, movedAt: then }
const pulled = { ...standing, pulledAt: then }
const withheld = { ...retracted, withheldAt: then }
const taken = { putBackAt: null, erasureAskedById: null, erasedAt: null }
const folded = { ...ended, foldedIntoId: 'another' }
const unseen = { ...standing, publishedAt: null }
const colleague = { id: 'other', role: 'editor', disabledAt: null } as const
const gone = { id: 'other', role: 'editor', disabledAt: then } as const
const myself = { id: 'me', role: 'admin', disabledAt: null } as const

const profile = { contributorId: 'other', withheldAt: null }
const myProfile = { contributorId: 'me', withheldAt: null }
const hidden = { contributorId: 'other', withheldAt: then }
const myHidden = { contributorId: 'me', withheldAt: then }

// permission, subjects, in words, reporter, editor, admin
const TABLE = [
  ['desk:read', [], '', true, true, true],
  ['profile:list', [], '', false, true, true],
  ['profile:read', [profile], 'a colleague’s', false, true, true],
  ['profile:read', [myProfile], 'my own', true, true, true],
  ['profile:edit', [profile], 'a colleague’s', false, false, true],
  ['profile:edit', [myProfile], 'my own', true, true, true],
  ['profile:slug', [], '', false, false, true],
  ['byline:withhold', [profile], 'a colleague’s', false, true, true],
  ['byline:withhold', [myProfile], 'my own', true, true, true],
  ['byline:withhold', [hidden], 'one that is withheld', false, false, false],
  ['byline:show', [hidden], 'a colleague’s', false, false, true],
  ['byline:show', [myHidden], 'my own', false, false, true],
  ['byline:show', [profile], 'one that readers see', false, false, false],
  ['story:create', [], '', false, true, true],
  ['story:edit', [], '', false, true, true],
  ['story:publish', [draft], 'a draft', false, true, true],
  ['story:publish', [live], 'a live one', false, false, false],
  ['story:end', [live], 'a live one', false, true, true],
  ['story:end', [draft], 'a draft', false, false, false],
  ['story:end', [ended], 'an ended one', false, false, false],
  ['story:reopen', [ended], 'an ended one', false, true, true],
  ['story:reopen', [live], 'a live one', false, false, false],
  ['story:give-publishing', [], '', false, true, true],
  ['review:read', [], '', false, true, true],
  ['story:reopen', [folded], 'a folded one', false, false, false],
  ['story:fold', [live, live], 'a live one into a live one', false, true, true],
  ['story:fold', [ended, live], 'an ended one into a live one', false, true, true],
  ['story:fold', [draft, live], 'a draft', false, false, false],
  ['story:fold', [live, ended], 'into an ended one', false, false, false],
  ['story:fold', [live, draft], 'into a draft', false, false, false],
  ['story:fold', [folded, live], 'a folded one', false, false, false],
  ['story:continue', [live], 'a live one', false, true, true],
  ['story:continue', [ended], 'an ended one', false, false, false],
  ['story:continue', [draft], 'a draft', false, false, false],
  ['update:write', [live], 'into a live story', true, true, true],
  ['update:write', [draft], 'into a draft story', true, true, true],
  ['update:write', [ended], 'into an ended story', false, false, false],
  ['update:edit', [mine, live], 'my own', true, true, true],
  ['update:edit', [theirs, live], 'a colleague’s', false, true, true],
  ['update:edit', [published, live], 'a published one', false, false, false],
  ['update:edit', [mine, ended], 'after the end', false, false, false],
  ['update:edit', [goingOut, live], 'what goes out', false, false, false],
  ['update:edit', [held, live], 'what I hold', true, true, true],
  ['update:edit', [scheduled, live], 'what was scheduled', false, true, true],
  ['update:edit', [scheduled, trusting], 'what I scheduled by the story’s right', true, true, true],
  ['update:submit', [mineSubmitted, live], 'submitted already', false, false, false],
  ['update:submit', [{ ...mineSubmitted, heldAt: then }, live], 'submitted and held', true, true, true],
  ['update:submit', [goingOut, live], 'what goes out', false, false, false],
  ['update:submit', [scheduled, live], 'what is scheduled', false, false, false],
  ['update:submit', [mine, live], 'my own', true, true, true],
  ['update:submit', [theirs, live], 'a colleague’s', false, true, true],
  ['update:submit', [published, live], 'a published one', false, false, false],
  ['update:drop', [mine], 'my own', true, true, true],
  ['update:drop', [theirs], 'a colleague’s', false, true, true],
  ['update:drop', [published], 'a published one', false, false, false],
  ['update:drop', [goingOut], 'one that is going out', false, false, false],
  ['update:drop', [scheduled], 'a scheduled one', false, false, false],
  ['update:drop', [held], 'one that is held', false, false, false],
  ['update:publish', [mine, live], 'my own', false, true, true],
  ['update:publish', [theirs, live], 'a colleague’s', false, true, true],
  ['update:publish', [published, live], 'a published one', false, false, false],
  ['update:publish', [mine, ended], 'after the end', false, false, false],
  ['update:publish', [mine, draft], 'into a draft story', false, false, false],
  ['update:publish', [mine, trusting], 'my own, by the story’s right', true, true, true],
  ['update:publish', [theirs, trusting], 'a colleague’s, by the story’s right', false, true, true],
  ['update:publish', [mine, trustingOthers], 'by a colleague’s right', false, true, true],
  [
    'update:publish',
    [mine, { ...trusting, endedAt: then }],
    'by the story’s right, after the end',
    false,
    false,
    false,
  ],
  ['update:publish', [goingOut, live], 'what goes out', false, false, false],
  ['update:publish', [scheduled, live], 'what is scheduled', false, true, true],
  ['update:release', [goingOut, live], 'what goes out', false, true, true],
  ['update:release', [goingOut, trusting], 'what goes out by the story’s right', true, true, true],
  ['update:release', [goingOut, ended], 'after the end', false, false, false],
  ['update:undo', [goingOut], 'what I published', true, true, true],
  ['update:undo', [theirsGoingOut], 'what a colleague published', false, true, true],
  ['update:undo', [mine], 'what is not going out', false, false, false],
  ['update:undo', [published], 'what went out', false, false, false],
  ['update:schedule', [mine, live], 'my own', false, true, true],
  ['update:schedule', [mine, trusting], 'my own, by the story’s right', true, true, true],
  ['update:schedule', [scheduled, live], 'to another time', false, true, true],
  ['update:schedule', [goingOut, live], 'what goes out', false, false, false],
  ['update:schedule', [mine, draft], 'in a draft story', false, false, false],
  ['update:unschedule', [scheduled], 'what I scheduled', true, true, true],
  ['update:unschedule', [mineByEditor], 'what a colleague scheduled', false, true, true],
  ['update:unschedule', [mine], 'what is not scheduled', false, false, false],
  ['update:hold', [mine, live], 'my own', true, true, true],
  ['update:hold', [theirs, live], 'a colleague’s', false, true, true],
  ['update:hold', [held, live], 'what is held', false, false, false],
  ['update:hold', [scheduled, live], 'what was scheduled', false, true, true],
  ['update:hold', [goingOut, live], 'what goes out', false, false, false],
  ['update:unhold', [held], 'what I hold', true, true, true],
  ['update:unhold', [submittedHeld], 'a colleague’s', false, true, true],
  ['update:unhold', [mine], 'what is not held', false, false, false],
  ['update:embargo', [mine, live], 'my own', true, true, true],
  ['update:embargo', [theirs, live], 'a colleague’s', false, true, true],
  ['update:embargo', [goingOut, live], 'what goes out', false, false, false],
  ['update:embargo', [published, live], 'a published one', false, false, false],
  ['update:break-embargo', [], '', false, true, true],
  ['update:send-back', [submitted], 'a submission', false, true, true],
  ['update:send-back', [theirs], 'a draft', false, false, false],
  ['update:send-back', [submittedHeld], 'one that is held', false, false, false],
  ['update:send-back', [{ ...theirsGoingOut, submittedAt: then }], 'what goes out', false, false, false],
  ['update:amend', [standing], 'a published one', false, true, true],
  ['update:amend', [unseen], 'an unpublished one', false, false, false],
  ['update:amend', [retracted], 'a retracted one', false, false, false],
  ['update:retract', [standing], 'a published one', false, true, true],
  ['update:retract', [pinned], 'a pinned one', false, true, true],
  ['update:retract', [unseen], 'an unpublished one', false, false, false],
  ['update:retract', [retracted], 'a retracted one', false, false, false],
  ['update:pin', [standing], 'a published one', false, true, true],
  ['update:pin', [pinned], 'a pinned one', false, false, false],
  ['update:pin', [unseen], 'an unpublished one', false, false, false],
  ['update:pin', [retracted], 'a retracted one', false, false, false],
  ['update:unpin', [pinned], 'a pinned one', false, true, true],
  ['update:unpin', [standing], 'one that is not pinned', false, false, false],
  ['update:amend', [moved], 'a moved one', false, false, false],
  ['update:retract', [moved], 'a moved one', false, false, false],
  ['update:pin', [moved], 'a moved one', false, false, false],
  ['update:move', [{ ...standing, ...published }, live], 'a published one into a live story', false, true, true],
  ['update:move', [{ ...pinned, ...published }, live], 'a pinned one into a live story', false, true, true],
  ['update:move', [{ ...standing, ...published }, ended], 'a published one into an ended story', false, false, false],
  ['update:move', [{ ...standing, ...published }, draft], 'a published one into a draft story', false, false, false],
  ['update:move', [{ ...retracted, ...published }, live], 'a retracted one', false, false, false],
  ['update:move', [{ ...moved, ...published }, live], 'one that was moved already', false, false, false],
  ['update:move', [{ ...unseen, ...mine }, live], 'my own draft', true, true, true],
  ['update:move', [{ ...unseen, ...theirs }, live], 'a colleague’s draft', false, true, true],
  ['update:move', [{ ...unseen, ...goingOut }, live], 'one that is going out', false, false, false],
  ['update:move', [{ ...unseen, ...scheduled }, live], 'a scheduled one', false, true, true],
  ['update:move', [{ ...unseen, ...scheduled }, trusting], 'a scheduled one where I may publish', true, true, true],
  ['update:move', [{ ...unseen, ...mine }, draft], 'my own draft into a draft story', true, true, true],
  ['update:move', [{ ...unseen, ...mine }, ended], 'my own draft into an ended story', false, false, false],
  ['update:amend', [pulled], 'one that was taken down', false, false, false],
  ['update:retract', [pulled], 'one that was taken down', false, false, false],
  ['update:pin', [pulled], 'one that was taken down', false, false, false],
  ['update:move', [{ ...pulled, ...published }, live], 'one that was taken down', false, false, false],
  ['update:key', [{ ...ordinary, pulledAt: then }], 'one that was taken down', false, false, false],
  ['update:withhold', [retracted], 'of a retracted one', false, true, true],
  ['update:withhold', [standing], 'of one that stands', false, false, false],
  ['update:withhold', [withheld], 'withheld already', false, false, false],
  ['update:withhold', [{ ...retracted, pulledAt: then }], 'of one that was taken down', false, false, false],
  ['update:unwithhold', [withheld], 'withheld ones', false, true, true],
  ['update:unwithhold', [retracted], 'of a retracted one', false, false, false],
  ['update:pull', [standing], 'a published one', false, true, true],
  ['update:pull', [retracted], 'a retracted one', false, true, true],
  ['update:pull', [moved], 'a moved one', false, true, true],
  ['update:pull', [pulled], 'one that was taken down', false, false, false],
  ['update:pull', [unseen], 'an unpublished one', false, false, false],
  ['update:put-back', [pulled], 'one that was taken down', false, true, true],
  ['update:put-back', [standing], 'one that stands', false, false, false],
  ['story:pull', [live], 'a live one', false, true, true],
  ['story:pull', [ended], 'an ended one', false, true, true],
  ['story:pull', [draft], 'a draft', false, false, false],
  ['story:pull', [folded], 'a folded one', false, false, false],
  ['story:pull', [{ ...live, pulledAt: then }], 'one that was taken down', false, false, false],
  ['story:put-back', [{ ...live, pulledAt: then }], 'one that was taken down', false, true, true],
  ['story:put-back', [live], 'a live one', false, false, false],
  ['image:pull', [{ pulledAt: null }], 'one that stands', false, true, true],
  ['image:pull', [{ pulledAt: then }], 'one that was taken down', false, false, false],
  ['image:put-back', [{ pulledAt: then }], 'one that was taken down', false, true, true],
  ['image:put-back', [{ pulledAt: null }], 'one that stands', false, false, false],
  ['taken-down:read', [], '', false, true, true],
  ['erasure:ask', [taken], 'what was taken down', false, false, true],
  ['erasure:ask', [{ ...taken, putBackAt: then }], 'what was put back', false, false, false],
  ['erasure:ask', [{ ...taken, erasureAskedById: 'other' }], 'asked for already', false, false, false],
  ['erasure:confirm', [{ ...taken, erasureAskedById: 'other' }], 'what another asked for', false, true, true],
  ['erasure:confirm', [{ ...taken, erasureAskedById: 'me' }], 'what I asked for', false, false, false],
  ['erasure:confirm', [taken], 'what nobody asked for', false, false, false],
  ['erasure:confirm', [{ ...taken, erasureAskedById: 'other', erasedAt: then }], 'erased already', false, false, false],
  ['front:edit', [], '', false, true, true],
  ['update:file-pinned', [], '', false, true, true],
  ['update:key', [ordinary], 'an ordinary one', false, true, true],
  ['update:key', [key], 'one that is key', false, false, false],
  ['update:key', [takenBack], 'a retracted one', false, false, false],
  ['update:key', [{ ...ordinary, movedAt: then }], 'a moved one', false, false, false],
  ['update:unkey', [key], 'one that is key', false, true, true],
  ['update:unkey', [ordinary], 'an ordinary one', false, false, false],
  ['second-eyes:answer', [{ askedById: 'other' }], 'what a colleague asked', false, true, true],
  ['second-eyes:answer', [{ askedById: 'me' }], 'what I asked', true, true, true],
  ['second-eyes:alone', [], '', false, true, true],
  ['second-eyes:check', [{ askedById: null, answeredById: 'other' }], 'a colleague’s', false, true, true],
  ['second-eyes:check', [{ askedById: 'other', answeredById: 'me' }], 'my own', false, false, false],
  ['second-eyes:check', [{ askedById: null, answeredById: 'other', checkedAt: then }], 'checked', false, false, false],
  ['confidence:write', [mine], 'with my own', true, true, true],
  ['confidence:write', [published], 'with my own that is published', true, true, true],
  ['confidence:write', [theirs], 'with a colleague’s', false, true, true],
  ['confidence:read', [{ writtenById: 'me' }], 'my own', true, true, true],
  ['confidence:read', [{ writtenById: 'other' }], 'a colleague’s', false, true, true],
  ['box:edit', [], '', false, true, true],
  ['claim:make', [live], 'in a live story', true, true, true],
  ['claim:make', [draft], 'in a draft story', true, true, true],
  ['claim:make', [ended], 'after the end', false, true, true],
  ['claim:change', [{ boxedAt: null }, live], 'the desk’s own', true, true, true],
  ['claim:change', [{ boxedAt: then }, live], 'in the box', false, true, true],
  ['claim:change', [{ boxedAt: then }, draft], 'in the box of a draft', false, true, true],
  ['claim:change', [{ boxedAt: null }, ended], 'after the end', false, true, true],
  ['brief:edit', [], '', false, true, true],
  ['section:edit', [], '', false, true, true],
  ['image:add', [live], 'to a live story', true, true, true],
  ['image:add', [draft], 'to a draft story', true, true, true],
  ['image:add', [ended], 'to an ended story', false, true, true],
  ['image:change', [{ uploadedById: 'me', isPublished: false }], 'my own', true, true, true],
  ['image:change', [{ uploadedById: 'me', isPublished: true }], 'my own that is published', false, true, true],
  ['image:change', [{ uploadedById: 'other', isPublished: false }], 'a colleague’s', false, true, true],
  ['token:make', [], '', true, true, true],
  ['token:list-all', [], '', false, false, true],
  ['token:revoke', [{ contributorId: 'me' }], 'my own', true, true, true],
  ['token:revoke', [{ contributorId: 'other' }], 'a colleague’s', false, false, true],
  ['audit:read', [], '', false, false, true],
  ['site:set', [], '', false, false, true],
  ['contributor:list', [], '', false, false, true],
  ['contributor:invite', [], '', false, false, true],
  ['contributor:change-role', [colleague], 'a colleague’s', false, false, true],
  ['contributor:change-role', [myself], 'my own', false, false, false],
  ['contributor:disable', [colleague], 'a colleague', false, false, true],
  ['contributor:disable', [gone], 'somebody disabled', false, false, false],
  ['contributor:disable', [myself], 'myself', false, false, false],
  ['contributor:reset-factors', [colleague], 'a colleague’s', false, false, true],
  ['contributor:reset-factors', [myself], 'my own', false, false, false],
  ['site:require-factor', [], '', false, false, true],
  ['contributor:enable', [gone], 'somebody disabled', false, false, true],
  ['contributor:enable', [colleague], 'somebody enabled', false, false, false],
] as const

const decide = (who: Actor, permission: Permission, subjects: readonly unknown[]): boolean =>
  (can as (...given: unknown[]) => boolean)(who, permission, ...subjects)

describe('the rulebook', () => {
  it.each(TABLE)('%s %#', (permission, subjects, _words, reporter, editor, admin) => {
    const decided = Object.values(actors).map((who) => decide(who, permission, subjects))
    expect(decided).toEqual([reporter, editor, admin])
  })

  it('has every permission in this table', () => {
    expect([...new Set(TABLE.map(([permission]) => permission))].sort()).toEqual([...PERMISSIONS].sort())
  })

  it('has words of refusal for permissions alone', () => {
    expect(Object.keys(REFUSALS).filter((permission) => !PERMISSIONS.includes(permission))).toEqual([])
  })
})
