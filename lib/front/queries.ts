import { BreakingView, type FrontStory, type FrontView } from '#lib/front/views'
import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { listLatest } from '#lib/stories/front'
import { FOUND, type StoryRow, summarised, summaryOf } from '#lib/stories/reader-rows'

/** What an editor may still want to place; older ones are found by their topic. */
const MAX_OTHERS = 60

/** The front and the breaking line, for whoever edits them. */
export async function getFrontForDesk(tx: Tx, _actor: Actor): Promise<FrontView> {
  const last = await tx.frontArrangement.findFirst({ orderBy: { number: 'desc' }, include: { by: true } })
  const { placed, hidden } = last ?? { placed: [], hidden: [] }
  const others = await listLatest(tx, { id: { notIn: [...placed, ...hidden] } }, MAX_OTHERS)
  return {
    version: last?.number ?? 0,
    placed: await listInOrder(tx, placed),
    others: others.map(toFrontStory),
    hidden: await listInOrder(tx, hidden),
    arranged: last && { by: last.by.name, at: last.at.toISOString() },
    breaking: await getBreaking(tx),
  }
}

async function listInOrder(tx: Tx, ids: string[]): Promise<FrontStory[]> {
  const rows = await tx.story.findMany({
    where: { id: { in: ids }, ...FOUND },
    select: summarised,
  })
  return rows.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id)).map(toFrontStory)
}

function toFrontStory(row: StoryRow): FrontStory {
  const { id, slug, headline, topic, timeZone, state, changedAt } = summaryOf(row)
  return { id, slug, headline, topic, timeZone, state, changedAt }
}

export async function getBreaking(tx: Tx): Promise<BreakingView> {
  const { breakingVersion, breakingLine } = await tx.site.findUniqueOrThrow({
    where: { id: 1 },
    select: { breakingVersion: true, breakingLine: { include: { putUpBy: { select: { name: true } } } } },
  })
  return BreakingView.parse({
    version: breakingVersion,
    line: breakingLine && {
      ...breakingLine,
      putUpAt: breakingLine.putUpAt.toISOString(),
      putUpBy: breakingLine.putUpBy.name,
      expiresAt: breakingLine.expiresAt.toISOString(),
    },
  })
}
