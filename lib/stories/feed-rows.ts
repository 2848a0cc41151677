import type { Tx } from '#lib/platform/db'
import type { PlacedUpdate, SiteFeedForReader, StoryFeedForReader, StoryOfEntry } from '#lib/stories/feed-views'
import { hrefOf } from '#lib/stories/named'
import {
  FOUND,
  findStory,
  headOf,
  type StoryRow,
  siteOf,
  summarised,
  summaryOf,
  toUpdateForReader,
  withText,
} from '#lib/stories/reader-rows'
import type { Prisma } from '#prisma/client/client'

/** A feed reader looks every half hour; a busy story has thirty updates in one. */
const NEWEST = 30
/** A correction reaches whoever has the entry only while the feed still holds it. */
const LAST_AMENDED = 20

const placed = { ...withText, story: { select: summarised } } as const satisfies Prisma.LiveUpdateSelect

type PlacedRow = Prisma.LiveUpdateGetPayload<{ select: typeof placed }>

/** Of a published story; null where no story has this slug now. */
export async function storyFeedOf(tx: Tx, slug: string): Promise<StoryFeedForReader | null> {
  const story = await findStory(tx, slug)
  if (!story) return null
  const rows = await listRows(tx, { storyId: story.id }, { ordinal: 'desc' })
  const { next: _, ...head } = headOf(story, (await siteOf(tx)).site, null)
  return { ...head, updates: rows.map((row) => place(row, story)) }
}

/** Of what carries a byline now and readers can find, by the newest. */
export async function listPlacedBy(tx: Tx, contributorId: string): Promise<(PlacedUpdate & { story: StoryOfEntry })[]> {
  const written = { publishedRevision: { bylines: { some: { contributorId } } } }
  const rows = await listRows(tx, { story: FOUND, movedAt: null, ...written }, { publishedAt: 'desc' })
  return rows.map((row) => ({ ...place(row, row.story), story: summaryOf(row.story) }))
}

export async function siteFeedOf(tx: Tx): Promise<SiteFeedForReader> {
  const running = { ...FOUND, endedAt: null }
  const rows = await listRows(tx, { story: running, movedAt: null }, { publishedAt: 'desc' })
  return {
    ...(await siteOf(tx)),
    updates: rows.map((row) => ({ ...place(row, row.story), story: summaryOf(row.story) })),
  }
}

/** The newest that readers see, and those amended last, in one order. */
async function listRows(
  tx: Tx,
  where: Prisma.LiveUpdateWhereInput,
  order: { ordinal: 'desc' } | { publishedAt: 'desc' },
): Promise<PlacedRow[]> {
  const seen = { ...where, ordinal: { not: null }, pulledAt: null }
  const newest = await tx.liveUpdate.findMany({
    where: seen,
    orderBy: [order, { id: 'desc' }],
    take: NEWEST,
    select: { id: true },
  })
  const amended = await tx.liveUpdate.findMany({
    where: { ...seen, amendedAt: { not: null } },
    orderBy: [{ amendedAt: 'desc' }, { id: 'desc' }],
    take: LAST_AMENDED,
    select: { id: true },
  })
  return tx.liveUpdate.findMany({
    where: { id: { in: [...newest, ...amended].map(({ id }) => id) } },
    select: placed,
    orderBy: [order, { id: 'desc' }],
  })
}

const place = (row: PlacedRow, { slug, publishedCount }: Pick<StoryRow, 'slug' | 'publishedCount'>): PlacedUpdate => ({
  update: toUpdateForReader(row),
  href: hrefOf({ id: row.id, ordinal: row.ordinal, story: { slug, publishedCount } }),
})
