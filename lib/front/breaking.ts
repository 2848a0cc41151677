import type { z } from 'zod'
import { guardTerms } from '#lib/briefs/guard'
import { getBreaking } from '#lib/front/queries'
import type { PutUpLine, TakeDownLine } from '#lib/front/schema'
import type { BreakingView } from '#lib/front/views'
import { type Actor, authorize } from '#lib/permissions'
import { audit } from '#lib/platform/audit'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { newId } from '#lib/platform/ids'
import { wake } from '#lib/platform/wake'
import { wakeNewsroom } from '#lib/site/newsroom'
import type { Site } from '#prisma/client/client'

/** What has stood above every page for a day is no longer breaking. */
const LONGEST_MS = 24 * 3_600_000

/** Puts the one breaking line above every page; it takes the place of another. */
export async function putUpLine(
  tx: Tx,
  actor: Actor,
  { baseVersion, words, href, expiresAt, banReason }: z.infer<typeof PutUpLine>,
  now: Date,
): Promise<BreakingView> {
  authorize(actor, 'front:edit')
  const expires = new Date(expiresAt)
  const lasts = expires.getTime() - now.getTime()
  if (lasts <= 0) throw new AppError('invalid', 'The line would be over already; give a later time.', EXPIRY)
  if (lasts > LONGEST_MS) throw new AppError('invalid', 'A breaking line stands for a day at most.', EXPIRY)
  const id = newId()
  await guardLine(tx, actor, { id, words, banReason }, now)
  const { breakingLineId } = await lockLineAt(tx, baseVersion)
  if (breakingLineId) await endLine(tx, breakingLineId, actor, now)
  await tx.breakingLine.create({ data: { id, words, href, putUpAt: now, putUpById: actor.id, expiresAt: expires } })
  await recordLine(tx, actor, 'breaking.put_up', { id, standing: id }, now)
  return getBreaking(tx)
}

/** The line stands above every story: what one of them keeps back, it does not say either. Stories are locked before the site. */
async function guardLine(
  tx: Tx,
  actor: Actor,
  { id, words, banReason }: { id: string; words: string; banReason: string | undefined },
  now: Date,
): Promise<void> {
  const running = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Story" story WHERE "endedAt" IS NULL
      AND EXISTS (SELECT FROM "BannedTerm" WHERE "storyId" = story.id AND "liftedAt" IS NULL)
    ORDER BY id FOR SHARE`
  for (const { id: storyId } of running) {
    await guardTerms(tx, actor, { storyId, itemType: 'story', itemId: id, texts: { words } }, banReason, now)
  }
}

const EXPIRY = { field: 'expiresAt' }

/** Takes the breaking line away from every page before its time. */
export async function takeDownLine(
  tx: Tx,
  actor: Actor,
  { baseVersion }: z.infer<typeof TakeDownLine>,
  now: Date,
): Promise<BreakingView> {
  authorize(actor, 'front:edit')
  const { breakingLineId: id } = await lockLineAt(tx, baseVersion)
  if (!id) throw new AppError('gone', 'No breaking line stands: there is nothing to take down.')
  await endLine(tx, id, actor, now)
  await recordLine(tx, actor, 'breaking.taken_down', { id, standing: null }, now)
  return getBreaking(tx)
}

/**
 * Takes away a line whose time is over, by the database's clock; answers whether there was one. Of several processes that
 * try at once, the others wait for the row and then find nothing.
 */
export async function expireLine(tx: Tx): Promise<boolean> {
  const [due] = await tx.$queryRaw<{ id: string; now: Date }[]>`
    SELECT line.id, clock_timestamp() AS now FROM "Site" site JOIN "BreakingLine" line ON line.id = site."breakingLineId"
    WHERE line."expiresAt" <= clock_timestamp() FOR UPDATE OF site SKIP LOCKED`
  if (!due) return false
  await tx.breakingLine.update({ where: { id: due.id }, data: { takenDownAt: due.now } })
  await recordLine(tx, null, 'breaking.expired', { id: due.id, standing: null }, due.now)
  return true
}

const endLine = (tx: Tx, id: string, { id: takenDownById }: Actor, takenDownAt: Date) =>
  tx.breakingLine.update({ where: { id }, data: { takenDownAt, takenDownById } })

async function lockLineAt(tx: Tx, baseVersion: number): Promise<Site> {
  await tx.$executeRaw`SELECT 1 FROM "Site" WHERE id = 1 FOR UPDATE`
  const site = await tx.site.findUniqueOrThrow({ where: { id: 1 } })
  if (site.breakingVersion === baseVersion) return site
  throw new AppError(
    'conflict',
    'A colleague changed the breaking line meanwhile. Look at it as it is now, then decide.',
    {
      current: await getBreaking(tx),
    },
  )
}

/** Every page shows the line: all of them are printed again. */
async function recordLine(
  tx: Tx,
  actor: Actor | null,
  action: string,
  { id, standing }: { id: string; standing: string | null },
  now: Date,
): Promise<void> {
  const site = await tx.site.update({
    where: { id: 1 },
    data: { breakingLineId: standing, breakingVersion: { increment: 1 }, revision: { increment: 1 } },
  })
  await tx.site.update({ where: { id: 1 }, data: { mastheadRevision: site.revision } })
  await audit(tx, { actor, action, subjectType: 'breaking', subjectId: id, detail: { revision: site.revision }, now })
  await wake(tx, 'site')
  await wakeNewsroom(tx)
}
