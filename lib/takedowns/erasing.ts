import type { z } from 'zod'
import { withoutImages } from '#lib/media/placed'
import { notify } from '#lib/notifications/notify'
import { type Actor, authorize } from '#lib/permissions'
import { audit } from '#lib/platform/audit'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { canonicalJson } from '#lib/platform/ids'
import { withdrawLooksOf } from '#lib/second-eyes/looks'
import { getTakeDownView } from '#lib/takedowns/queries'
import type { AskErasure, ConfirmErasure } from '#lib/takedowns/schema'
import { listPlaces } from '#lib/takedowns/updates'
import type { TakeDownView } from '#lib/takedowns/views'
import type { TakeDown } from '#prisma/client/client'

/** An admin asks that what was taken down be erased from the record; nothing is erased yet. */
export async function askErasure(
  tx: Tx,
  actor: Actor,
  { takeDownId, reason }: z.infer<typeof AskErasure>,
  now: Date,
): Promise<TakeDownView> {
  const takeDown = await lockTakeDown(tx, takeDownId)
  authorize(actor, 'erasure:ask', takeDown)
  await tx.takeDown.update({
    where: { id: takeDownId },
    data: { erasureAskedAt: now, erasureAskedById: actor.id, erasureReason: reason },
  })
  await log(tx, actor, takeDown, 'erasure.asked', now)
  const { storyId, subject, subjectId } = takeDown
  const itemId = subject === 'story' ? null : subjectId
  await notify(tx, { kind: 'erasureAsked', storyId, itemId, to: 'editors', now })
  return getTakeDownView(tx, takeDownId)
}

/**
 * Somebody else confirms: the words of every version go, with drafts, stored replies and the files of its pictures, for ever.
 * Hashes, kinds, times and names stay, and so do the chains. What readers are told of a retraction is no secret and stays.
 */
export async function confirmErasure(
  tx: Tx,
  actor: Actor,
  { takeDownId }: z.infer<typeof ConfirmErasure>,
  now: Date,
): Promise<TakeDownView> {
  const takeDown = await lockTakeDown(tx, takeDownId)
  authorize(actor, 'erasure:confirm', takeDown)
  await tx.takeDown.update({ where: { id: takeDownId }, data: { erasedAt: now, erasedById: actor.id } })
  await tx.$executeRaw`SELECT set_config('writethru.erasing', ${takeDownId}, true)`
  const items = takeDown.subject === 'update' ? await listPlaces(tx, takeDown.subjectId) : []
  if (takeDown.subject === 'image') await eraseImage(tx, takeDown.subjectId, now)
  else await eraseTexts(tx, takeDown, items, now)
  await tx.$executeRaw`SELECT set_config('writethru.erasing', '', true)`
  await forget(tx, takeDown, items, now)
  await dropImages(tx, takeDown, items, now)
  await log(tx, actor, takeDown, 'erasure.confirmed', now)
  return getTakeDownView(tx, takeDownId)
}

async function lockTakeDown(tx: Tx, id: string): Promise<TakeDown> {
  await tx.$executeRaw`SELECT 1 FROM "TakeDown" WHERE id = ${id}::uuid FOR UPDATE`
  const takeDown = await tx.takeDown.findUnique({ where: { id } })
  if (!takeDown) throw new AppError('not_found', 'Nothing was taken down under this id.')
  return takeDown
}

const log = (tx: Tx, actor: Actor, { id, storyId, subject, subjectId }: TakeDown, action: string, now: Date) =>
  audit(tx, { actor, action, subjectType: subject, subjectId, storyId, detail: { takeDownId: id }, now })

/** What a text without words is, for whoever still reads the row. */
async function eraseTexts(tx: Tx, { subject, storyId }: TakeDown, items: string[], now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Revision" r SET "erasedAt" = ${now}::timestamptz,
      "noteHash" = encode(sha256(convert_to(coalesce(r.note, ''), 'UTF8')), 'hex'),
      note = CASE WHEN r.kind = 'retraction' THEN r.note WHEN r.note IS NULL THEN NULL ELSE 'Erased.' END,
      content = CASE r."itemType"
        WHEN 'update' THEN '{"headline": null, "body": {"type": "doc", "content": []}}'::jsonb
        WHEN 'section' THEN '{"heading": "Erased", "body": {"type": "doc", "content": []}}'::jsonb
        WHEN 'claim' THEN '{"text": "Erased"}'::jsonb
        ELSE '{"headline": "Erased", "shortHeadline": "", "standfirst": "", "lede": {"type": "doc", "content": []},
          "listHeading": "", "credit": null, "place": ""}'::jsonb END
    WHERE r."erasedAt" IS NULL AND (
      r."itemId" = ANY (${items}::uuid[]) OR (${subject === 'story'}::boolean AND r."storyId" = ${storyId}::uuid))`
}

/** Its words stand in the texts that show or showed it. */
async function eraseImage(tx: Tx, imageId: string, now: Date): Promise<void> {
  const rows = await tx.revision.findMany({
    where: { images: { some: { imageId } }, erasedAt: null },
    select: { id: true, content: true },
  })
  for (const { id, content } of rows) {
    const rest = canonicalJson(withoutImages(content, new Set([imageId])))
    await tx.$executeRaw`
      UPDATE "Revision" SET content = ${rest}::jsonb, "erasedAt" = ${now}::timestamptz,
        "noteHash" = encode(sha256(convert_to(coalesce(note, ''), 'UTF8')), 'hex')
      WHERE id = ${id}::uuid`
  }
}

/** What holds the words besides: unfinished work, and replies kept for a repeated press. */
async function forget(tx: Tx, { subject, subjectId, storyId }: TakeDown, items: string[], now: Date): Promise<void> {
  if (subject === 'story') await withdrawLooksOf(tx, storyId, now)
  if (subject === 'story') await tx.draft.deleteMany({ where: { storyId } })
  else if (subject === 'update') await tx.draft.deleteMany({ where: { itemId: { in: items } } })
  else await tx.$executeRaw`DELETE FROM "Draft" WHERE content::text LIKE ${`%${subjectId}%`}`
  for (const id of [...items, subjectId]) {
    await tx.$executeRaw`DELETE FROM "IdempotencyKey" WHERE reply::text LIKE ${`%${id}%`}`
  }
}

/** Pictures that nothing else has: a sweep deletes their files, and then their rows. */
async function dropImages(
  tx: Tx,
  { subject, subjectId, storyId }: TakeDown,
  items: string[],
  now: Date,
): Promise<void> {
  const itsOwn =
    subject === 'image'
      ? { id: subjectId }
      : subject === 'story'
        ? { storyId, uses: { every: { revision: { storyId } } } }
        : { uses: { some: {}, every: { revision: { itemId: { in: items } } } } }
  const images = await tx.image.findMany({ where: itsOwn, select: { id: true } })
  const ids = images.map(({ id }) => id)
  await tx.imageUse.deleteMany({ where: { imageId: { in: ids } } })
  await tx.image.updateMany({
    where: { id: { in: ids } },
    data: { deletedAt: now, alt: '', caption: '', credit: '', version: { increment: 1 } },
  })
}
