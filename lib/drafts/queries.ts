import type { z } from 'zod'
import type { FindDraft, ListDrafts } from '#lib/drafts/schema'
import { type DraftsView, DraftView } from '#lib/drafts/views'
import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import type { Draft } from '#prisma/client/client'

const toDraftView = ({ beganAt, updatedAt, ...draft }: Draft): DraftView =>
  DraftView.parse({ ...draft, beganAt: beganAt.toISOString(), updatedAt: updatedAt.toISOString() })

export async function findDraftView(tx: Tx, actor: Actor, itemId: string): Promise<DraftView | null> {
  const draft = await tx.draft.findUnique({ where: { itemId_contributorId: { itemId, contributorId: actor.id } } })
  return draft && toDraftView(draft)
}

/** Whoever asks gets their own draft: there is no way to ask for a colleague's. */
export async function getDraft(tx: Tx, actor: Actor, { itemId }: z.infer<typeof FindDraft>): Promise<DraftView> {
  const draft = await findDraftView(tx, actor, itemId)
  if (!draft) throw new AppError('not_found', 'You have no draft of this: it was filed or dropped.')
  return draft
}

/** One's own drafts, the last written first. */
export async function listDrafts(tx: Tx, actor: Actor, { storyId }: z.infer<typeof ListDrafts>): Promise<DraftsView> {
  const drafts = await tx.draft.findMany({
    where: { contributorId: actor.id, ...(storyId ? { storyId } : {}) },
    orderBy: { updatedAt: 'desc' },
  })
  return { drafts: drafts.map(toDraftView) }
}
