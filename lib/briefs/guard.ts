import { findBanned, textsIn } from '#lib/briefs/banned'
import { findHolder, listTerms } from '#lib/briefs/queries'
import type { TermView } from '#lib/briefs/views'
import { type Actor, can } from '#lib/permissions'
import { audit } from '#lib/platform/audit'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { newId } from '#lib/platform/ids'
import { contentHash } from '#lib/revisions/write'
import type { LiveUpdate } from '#prisma/client/client'
import type { ItemType } from '#prisma/client/enums'

interface GoingOut {
  storyId: string
  itemType: ItemType
  itemId: string
  /** All that readers will see of it. */
  texts: unknown
  /** What readers see of it now: nobody is kept from mending a text by what stands in it anyway. */
  shown?: unknown
}

/**
 * Lets words go out to readers, or throws `banned_term`. Every command that brings words to readers calls it, on the locked
 * story. A term on the list needs whoever has the desk, and a reason, which is stored; for the same words once is enough, so
 * that what was let out when it was scheduled goes out at its time, whoever releases it.
 */
export async function guardTerms(
  tx: Tx,
  actor: Actor,
  { texts, shown, ...item }: GoingOut,
  reason: string | undefined,
  now: Date,
): Promise<void> {
  const terms = await listTerms(tx, item.storyId)
  const known = new Set(findBanned(textsIn(shown ?? []), terms))
  const found = findBanned(textsIn(texts), terms).filter((term) => !known.has(term))
  if (found.length === 0) return
  const textHash = contentHash(texts)
  const allowed = await tx.termException.findMany({
    where: { itemId: item.itemId, textHash, termId: { in: found.map(({ id }) => id) } },
    select: { termId: true },
  })
  const refused = found.filter(({ id }) => !allowed.some(({ termId }) => termId === id))
  if (refused.length === 0) return
  await requireHolder(tx, actor, item.storyId, refused, reason)
  for (const { id: termId } of refused) {
    const given = { ...item, termId, textHash, reason: reason ?? '', actorId: actor.id, at: now }
    await tx.termException.create({ data: { id: newId(), ...given } })
  }
  const detail = { terms: refused.map(({ id }) => id).join(' '), textHash }
  const { storyId, itemType: subjectType, itemId: subjectId } = item
  await audit(tx, { actor, action: 'term.let_out', subjectType, subjectId, storyId, detail, now })
}

async function requireHolder(
  tx: Tx,
  actor: Actor,
  storyId: string,
  refused: TermView[],
  reason: string | undefined,
): Promise<void> {
  const holder = await findHolder(tx, storyId)
  const mayGiveReason = holder?.id === actor.id
  if (mayGiveReason && reason) return
  const words = refused.map(({ term }) => `“${term}”`).join(', ')
  const on = `${words} ${refused.length === 1 ? 'is' : 'are'} on the list Do not publish`
  const takeOver = can(actor, 'brief:edit') ? 'take over the desk' : 'ask an editor to take over the desk'
  const otherwise = holder ? `ask ${holder.name}, who has the desk` : takeOver
  const sentence = mayGiveReason
    ? `${on}: say why it goes out all the same, or take it out.`
    : `${on}: take it out, or ${otherwise}.`
  throw new AppError('banned_term', sentence, {
    terms: refused.map(({ id, term, why }) => ({ id, term, why })),
    mayGiveReason,
  })
}

/** The same for an update as it would go out now: its last text and its bylines. */
export async function guardUpdate(
  tx: Tx,
  actor: Actor,
  { id, storyId, currentRevisionId, publishedRevisionId }: LiveUpdate,
  reason: string | undefined,
  now: Date,
): Promise<void> {
  const texts = await getTexts(tx, currentRevisionId)
  const shown = publishedRevisionId ? await getTexts(tx, publishedRevisionId) : undefined
  await guardTerms(tx, actor, { storyId, itemType: 'update', itemId: id, texts, shown }, reason, now)
}

const getTexts = (tx: Tx, id: string) =>
  tx.revision.findUniqueOrThrow({
    where: { id },
    select: { content: true, note: true, bylines: { select: { name: true }, orderBy: { position: 'asc' } } },
  })
