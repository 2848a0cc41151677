import { ClaimText } from '#lib/box/schema'
import { printedOf } from '#lib/box/texts'
import { guardTerms } from '#lib/briefs/guard'
import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import type { Story } from '#prisma/client/client'

interface Words {
  texts: unknown
  shown?: unknown
}

/** Lets the words of a story itself go out: texts, address, topic. */
export const guardStory = (
  tx: Tx,
  actor: Actor,
  storyId: string,
  words: Words,
  reason: string | undefined,
  now: Date,
): Promise<void> => guardTerms(tx, actor, { storyId, itemType: 'story', itemId: storyId, ...words }, reason, now)

/** Lets everything go out that is published with a story besides its updates: its texts, its sections, its box. */
export async function guardStoryParts(
  tx: Tx,
  actor: Actor,
  { id: storyId, slug, topic, currentRevisionId }: Story,
  reason: string | undefined,
  now: Date,
): Promise<void> {
  const waiting = { where: { storyId, removedAt: null }, include: { currentRevision: true } } as const
  const { content } = await tx.revision.findUniqueOrThrow({ where: { id: currentRevisionId } })
  const sections = await tx.section.findMany(waiting)
  const claims = await tx.claim.findMany({ ...waiting, where: { storyId, boxedAt: { not: null } } })
  const parts = [
    ...sections.map(({ currentRevision }) => currentRevision.content),
    ...claims.map(({ currentRevision }) => printedOf(ClaimText.parse(currentRevision.content))),
  ]
  await guardStory(tx, actor, storyId, { texts: { content, slug, topic, parts } }, reason, now)
}
