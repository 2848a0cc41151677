import type { z } from 'zod'
import { getFrontForDesk } from '#lib/front/queries'
import type { ArrangeFront } from '#lib/front/schema'
import type { FrontView } from '#lib/front/views'
import { type Actor, authorize } from '#lib/permissions'
import { audit } from '#lib/platform/audit'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { newId } from '#lib/platform/ids'
import { wake } from '#lib/platform/wake'
import { wakeNewsroom } from '#lib/site/newsroom'

interface Places {
  placed: string[]
  hidden: string[]
}

/** Puts stories at the top of the front, in this order, and takes others off it. Nobody's earlier order is overwritten unseen. */
export async function arrangeFront(
  tx: Tx,
  actor: Actor,
  { baseVersion, ...places }: z.infer<typeof ArrangeFront>,
  now: Date,
): Promise<FrontView> {
  authorize(actor, 'front:edit')
  await refuseUnfit(tx, places)
  const before = await findLast(tx)
  await lockStories(tx, [...before.placed, ...before.hidden, ...places.placed, ...places.hidden])
  const { revision } = await tx.site.update({ where: { id: 1 }, data: { revision: { increment: 1 } } })
  const current = await findLast(tx)
  if (current.number !== baseVersion) {
    throw new AppError('conflict', 'A colleague arranged the front meanwhile. Look at it as it is now, then decide.', {
      current: await getFrontForDesk(tx, actor),
    })
  }
  const number = baseVersion + 1
  const id = newId()
  await tx.site.update({ where: { id: 1 }, data: { frontRevision: revision } })
  await tx.frontArrangement.create({ data: { id, number, ...places, byId: actor.id, at: now } })
  // Open fronts are sent what carries a higher number: stories that come, go or change their place by hand.
  await tx.story.updateMany({
    where: { id: { in: changedBetween(current, places) } },
    data: { siteRevision: revision },
  })
  await audit(tx, { actor, action: 'front.arranged', subjectType: 'front', subjectId: id, detail: { revision }, now })
  await wake(tx, 'site')
  await wakeNewsroom(tx)
  return getFrontForDesk(tx, actor)
}

const findLast = async (tx: Tx): Promise<Places & { number: number }> =>
  (await tx.frontArrangement.findFirst({ orderBy: { number: 'desc' } })) ?? { number: 0, placed: [], hidden: [] }

/** In the order of their ids, and before the site, as everywhere. */
async function lockStories(tx: Tx, ids: string[]): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM "Story" WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
}

async function refuseUnfit(tx: Tx, { placed, hidden }: Places): Promise<void> {
  const ids = [...placed, ...hidden]
  if (new Set(ids).size !== ids.length) {
    throw new AppError('invalid', 'A story stands in one place only: leave out the second mention.')
  }
  const fit = await tx.story.count({
    where: { id: { in: ids }, publishedAt: { not: null }, foldedIntoId: null, pulledAt: null },
  })
  if (fit !== ids.length)
    throw new AppError('invalid', 'Only published stories stand on the front; leave the others out.')
}

/** Stories that are placed or hidden now and were not before, or the other way round. */
function changedBetween(before: Places, after: Places): string[] {
  const differ = (a: string[], b: string[]) => [
    ...a.filter((id) => !b.includes(id)),
    ...b.filter((id) => !a.includes(id)),
  ]
  return [...differ(before.placed, after.placed), ...differ(before.hidden, after.hidden)]
}
