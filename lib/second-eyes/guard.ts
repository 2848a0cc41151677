import { type Actor, can } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { listEditorsInRoom } from '#lib/presence/queries'
import { answerLook, askForLook, type Looked, withdrawOpenLook } from '#lib/second-eyes/looks'
import { findOpenLook } from '#lib/second-eyes/queries'
import { isAskedFor, isListed, ownWords, statementsOf, weigh } from '#lib/second-eyes/said'
import type { SecondEyesAnswer } from '#lib/second-eyes/schema'
import type { Statement } from '#lib/second-eyes/statements'
import { askingWords, PATIENCE_MS } from '#lib/second-eyes/words'
import { listEyesKinds } from '#lib/site/queries'
import type { Claim, LiveUpdate, SecondLook } from '#prisma/client/client'

/** A text as it would go out: its newest version, and the one that readers see. Its row is locked, and written before this. */
export interface GoingOut extends Looked {
  currentRevisionId: string
  publishedRevisionId: string | null
}

/** An update as it would go out now. */
export const updateGoing = ({
  id: itemId,
  storyId,
  currentRevisionId,
  publishedRevisionId,
}: Pick<LiveUpdate, 'id' | 'storyId' | 'currentRevisionId' | 'publishedRevisionId'>): GoingOut => ({
  storyId,
  itemType: 'update',
  itemId,
  currentRevisionId,
  publishedRevisionId,
})

/** A row of the box as it would stand there. */
export const claimGoing = ({
  id: itemId,
  storyId,
  currentRevisionId,
  publishedRevisionId,
}: Pick<Claim, 'id' | 'storyId' | 'currentRevisionId' | 'publishedRevisionId'>): GoingOut => ({
  storyId,
  itemType: 'claim',
  itemId,
  currentRevisionId,
  publishedRevisionId,
})

/**
 * Lets words go out to readers, or throws `second_eyes`. Every command that brings a text to readers, or puts it where it will
 * go out by itself, calls it. Whoever publishes a colleague's words is the second person for them, which is written down; for
 * one's own words somebody else has looked, or there is an answer, which is written down too. For the same words once is enough.
 */
export async function guardSecondEyes(
  tx: Tx,
  actor: Actor,
  going: GoingOut,
  answer: SecondEyesAnswer,
  now: Date,
  { mayAsk = false, answersProposal = false } = {},
): Promise<void> {
  if (answer === 'settled') return
  const { storyId, itemType, itemId, currentRevisionId: revisionId } = going
  const item = { storyId, itemType, itemId }
  const found = await findOpenLook(tx, itemId)
  // A change that waits beside the text is not answered by another change of it.
  const open = found && (found.proposal === null || answersProposal) ? found : null
  const { alone, isSecond, needs } = await weighNow(tx, actor, going, open)
  if (!needs) {
    if (isSecond || (open && open.askedById !== actor.id)) {
      await answerLook(tx, actor, item, { what: 'passed', revisionId, open }, now)
    } else if (open) await withdrawOpenLook(tx, itemId, now)
    return
  }
  if (typeof answer === 'object' && 'notNeeded' in answer) {
    return answerLook(tx, actor, item, { what: 'notNeeded', revisionId, open }, now)
  }
  const asked = { alone, open, mayAsk: mayAsk && open?.askedById !== actor.id }
  if (typeof answer === 'object' && 'alone' in answer && (await isLeftAlone(tx, actor, item, open, now))) {
    return answerLook(tx, actor, item, { what: 'alone', revisionId, reason: answer.alone, open }, now)
  }
  throw await refusal(tx, actor, item, asked, now)
}

/** Whoever changes a colleague's words and asks about their own has looked at the colleague's. */
export async function passAsRead(tx: Tx, actor: Actor, going: GoingOut, now: Date): Promise<void> {
  const open = await findOpenLook(tx, going.itemId)
  const { isSecond, needs } = await weighNow(tx, actor, going, open)
  if (!isSecond || needs) return
  const { currentRevisionId: revisionId, storyId, itemType, itemId } = going
  await answerLook(tx, actor, { storyId, itemType, itemId }, { what: 'passed', revisionId, open }, now)
}

/** Puts what somebody keeps for later before the others already now, where it will need them: nothing is asked of its writer. */
export async function askAhead(tx: Tx, actor: Actor, going: GoingOut, now: Date): Promise<void> {
  const open = await findOpenLook(tx, going.itemId)
  const { needs } = await weighNow(tx, actor, going, open)
  const { storyId, itemType, itemId } = going
  if (needs && !open) await askForLook(tx, actor, { storyId, itemType, itemId }, now)
}

async function weighNow(tx: Tx, actor: Actor, going: GoingOut, open: SecondLook | null) {
  const nothing = { alone: [], isSecond: false, needs: false }
  const { content } = await tx.revision.findUniqueOrThrow({
    where: { id: going.currentRevisionId },
    select: { content: true },
  })
  if (!ownWords(content).isConfirmed) return nothing
  const { language } = await tx.story.findUniqueOrThrow({ where: { id: going.storyId }, select: { language: true } })
  // What was asked by hand, where the list knows no words, waits for an answer too.
  if (!isListed(language)) return { ...nothing, needs: open?.askedById === actor.id }
  if (statementsOf(content).length === 0) return nothing
  const { itemId, currentRevisionId: currentId, publishedRevisionId } = going
  const versions = await tx.revision.findMany({
    where: { itemId },
    select: { id: true, content: true, createdById: true },
    orderBy: { number: 'asc' },
  })
  const answered = await tx.secondLook.findMany({
    where: { itemId, answer: { not: null }, withdrawnAt: null },
    select: { revisionId: true },
  })
  const settledIds = [publishedRevisionId, ...answered.map(({ revisionId }) => revisionId)].filter((id) => id !== null)
  const { alone, isSecond } = weigh({
    ...{ versions, currentId, settledIds, actorId: actor.id },
    isClaim: going.itemType === 'claim',
  })
  const kinds = await listEyesKinds(tx)
  const asked = alone.filter((statement) => isAskedFor(statement, kinds))
  return { alone: asked, isSecond, needs: asked.length > 0 }
}

/** Nobody else is there to look, or nobody has within the time that whoever asked waits. */
async function isLeftAlone(
  tx: Tx,
  actor: Actor,
  { storyId }: Looked,
  open: SecondLook | null,
  now: Date,
): Promise<boolean> {
  if (!can(actor, 'second-eyes:alone')) return false
  if (hasWaited(actor, open, now)) return true
  return (await listEditorsInRoom(tx, storyId, actor.id, now)).length === 0
}

const hasWaited = (actor: Actor, open: SecondLook | null, now: Date): boolean =>
  open?.askedById === actor.id && open.askedAt !== null && now.getTime() - open.askedAt.getTime() >= PATIENCE_MS

interface Asked {
  alone: readonly Statement[]
  open: SecondLook | null
  mayAsk: boolean
}

async function refusal(
  tx: Tx,
  actor: Actor,
  item: Looked,
  { alone, open, mayAsk }: Asked,
  now: Date,
): Promise<AppError> {
  const mayAlone = await isLeftAlone(tx, actor, item, open, now)
  const others = (await listEditorsInRoom(tx, item.storyId, actor.id, now)).map(({ name }) => name)
  const isAsked = open?.askedById === actor.id
  const [first] = alone
  const aloneFrom = isAsked && open.askedAt ? new Date(open.askedAt.getTime() + PATIENCE_MS).toISOString() : null
  return new AppError('second_eyes', askingWords({ sentence: first?.words, others, mayAlone, mayAsk, isAsked }), {
    statements: alone.map(({ words }) => words),
    answers: [...(mayAsk ? ['ask'] : []), ...(mayAlone ? ['alone'] : []), 'notNeeded'],
    others,
    aloneFrom,
  })
}
