import { notify } from '#lib/notifications/notify'
import { type Actor, authorize } from '#lib/permissions'
import { audit } from '#lib/platform/audit'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { newId } from '#lib/platform/ids'
import { findOpenLook, OPEN } from '#lib/second-eyes/queries'
import type { AloneReason } from '#lib/second-eyes/schema'
import type { ProposalView } from '#lib/second-eyes/views'
import type { Prisma, SecondLook } from '#prisma/client/client'
import type { ItemType } from '#prisma/client/enums'

/** A text that two people answer for. Its row is locked. */
export interface Looked {
  storyId: string
  itemType: ItemType
  itemId: string
}

/** Puts a text to the other editors: in their queue, with their sound. The last thing that a command does: it locks the site. */
export async function askForLook(
  tx: Tx,
  actor: Actor,
  item: Looked,
  now: Date,
  proposal?: ProposalView,
): Promise<void> {
  const open = await findOpenLook(tx, item.itemId)
  if (open?.askedById === actor.id && !proposal && !open.proposal) return
  if (open?.proposal && open.askedById !== actor.id) throw new AppError('conflict', WAITS_ALREADY)
  if (open) await withdraw(tx, open.id, now)
  await tx.secondLook.create({
    data: { id: newId(), ...item, askedAt: now, askedById: actor.id, ...(proposal ? { proposal } : {}) },
  })
  await log(tx, actor, item, 'second_eyes.asked', now)
  await notify(tx, { kind: 'secondEyes', storyId: item.storyId, itemId: item.itemId, to: 'editors', now })
}

const WAITS_ALREADY = 'A colleague’s change of this text waits for a second pair of eyes: look at that first.'

interface Answer {
  what: 'passed' | 'alone' | 'notNeeded'
  /** The version that is answered for. */
  revisionId: string
  reason?: AloneReason
  /** What was asked about it. */
  open: SecondLook | null
}

/** Writes down who answered for a text and how; what was asked about it is answered with that. */
export async function answerLook(
  tx: Tx,
  actor: Actor,
  item: Looked,
  { what: answer, revisionId, reason, open }: Answer,
  now: Date,
): Promise<void> {
  const given = { answer, revisionId, answeredAt: now, answeredById: actor.id, ...(reason ? { reason } : {}) }
  // What a colleague asked is not answered by the one who asks for nothing; it is over.
  const isAnswered = open && !(answer === 'passed' && open.askedById === actor.id)
  if (open && !isAnswered) await withdraw(tx, open.id, now)
  if (isAnswered) {
    await clearProposal(tx, open.id)
    await tx.secondLook.update({ where: { id: open.id, ...OPEN }, data: given })
  } else await tx.secondLook.create({ data: { id: newId(), ...item, ...given } })
  const detail = { revisionId, ...(reason ? { reason } : {}) }
  const action = { passed: 'second_eyes.passed', alone: 'second_eyes.alone', notNeeded: 'second_eyes.not_needed' }[
    answer
  ]
  await log(tx, actor, item, action, now, detail)
}

/** What is asked about a text is over: it was sent back, dropped, or says it no more. */
export async function withdrawOpenLook(tx: Tx, itemId: string, now: Date): Promise<void> {
  const open = await findOpenLook(tx, itemId)
  if (open) await withdraw(tx, open.id, now)
}

/** The same for all that is asked in a story. */
export async function withdrawLooksOf(tx: Tx, storyId: string, now: Date): Promise<void> {
  const open = await tx.secondLook.findMany({ where: { storyId, ...OPEN }, select: { id: true } })
  for (const { id } of open) await withdraw(tx, id, now)
}

/** What somebody answered with a press that was undone counts no more; what was asked before it is asked again. */
export async function undoAnswers(
  tx: Tx,
  { itemId, revisionId, by }: { itemId: string; revisionId: string; by: string },
  now: Date,
): Promise<void> {
  const answered = { itemId, revisionId, answeredById: by, withdrawnAt: null }
  for (const look of await tx.secondLook.findMany({ where: answered })) {
    await withdraw(tx, look.id, now)
    const { storyId, itemType, askedAt, askedById } = look
    if (askedAt) await tx.secondLook.create({ data: { id: newId(), storyId, itemType, itemId, askedAt, askedById } })
  }
}

/** Whoever corrects or takes back what went out past a second person has looked at it. */
export async function checkByChange(tx: Tx, actor: Actor, itemId: string, now: Date): Promise<void> {
  await tx.secondLook.updateMany({
    where: { itemId, ...TO_CHECK, answeredById: { not: actor.id } },
    data: { checkedAt: now, checkedById: actor.id },
  })
}

/** A second person has looked at what went out by one person's word. The text's row is locked. */
export async function checkLook(
  tx: Tx,
  actor: Actor,
  { itemId, lookId }: { itemId: string; lookId: string },
  now: Date,
): Promise<void> {
  const look = await tx.secondLook.findUnique({ where: { id: lookId, itemId } })
  if (!look || look.answer === 'passed') throw new AppError('not_found', 'There is nothing to check here any more.')
  authorize(actor, 'second-eyes:check', look)
  await tx.secondLook.update({
    where: { id: lookId, checkedAt: null },
    data: { checkedAt: now, checkedById: actor.id },
  })
}

/** It went out by one person's word. */
export const TO_CHECK = {
  answer: { in: ['alone', 'notNeeded'] },
  checkedAt: null,
  withdrawnAt: null,
} as const satisfies Prisma.SecondLookWhereInput

/** A change that waits for a second pair of eyes would be left behind. */
export async function refuseWaitingChange(tx: Tx, itemId: string): Promise<void> {
  const open = await findOpenLook(tx, itemId)
  if (!open?.proposal) return
  throw new AppError(
    'invalid',
    'A change of this waits for a second pair of eyes: let it out or give it up, then move it.',
  )
}

/** It goes to another story, unseen, and what was said of it goes with it. */
export async function moveLooks(tx: Tx, itemId: string, storyId: string): Promise<void> {
  await tx.secondLook.updateMany({ where: { itemId }, data: { storyId } })
}

/** What went out by one person's word is to be checked where it stands now. */
export async function carryLooks(
  tx: Tx,
  fromId: string,
  to: { storyId: string; itemId: string; revisionId: string },
): Promise<void> {
  const looks = await tx.secondLook.findMany({ where: { itemId: fromId, ...TO_CHECK } })
  for (const { itemType, answer, answeredAt, answeredById, reason } of looks) {
    await tx.secondLook.create({ data: { id: newId(), itemType, answer, answeredAt, answeredById, reason, ...to } })
  }
}

async function withdraw(tx: Tx, id: string, now: Date): Promise<void> {
  await clearProposal(tx, id)
  await tx.secondLook.update({ where: { id }, data: { withdrawnAt: now } })
}

/** Unpublished words are kept only as long as somebody may answer for them. */
const clearProposal = (tx: Tx, id: string) =>
  tx.$executeRaw`UPDATE "SecondLook" SET proposal = NULL WHERE id = ${id}::uuid`

const log = (tx: Tx, actor: Actor, { storyId, itemType, itemId }: Looked, action: string, now: Date, detail = {}) =>
  audit(tx, { actor, action, subjectType: itemType, subjectId: itemId, storyId, detail, now })
