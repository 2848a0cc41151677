import type { Tx } from '#lib/platform/db'
import { textOf } from '#lib/richtext/text'
import { withLabel } from '#lib/sources/words'
import { FOUND, type StoryRow, shown, siteOf, summarised, summaryOf, withText } from '#lib/stories/reader-rows'
import type { FrontForReader, StorySummary } from '#lib/stories/reader-views'
import { UpdateText } from '#lib/updates/schema'
import type { Prisma } from '#prisma/client/client'

/** A front page is read, not searched: thirty stories are more than anybody scrolls. */
const MAX_ON_FRONT = 30
const NEWEST_CHARACTERS = 200

/** The front as an editor arranged it: what they placed, from the top; then all others, the last changed first. */
export async function frontOf(tx: Tx): Promise<FrontForReader> {
  const arranged = await tx.frontArrangement.findFirst({
    orderBy: { number: 'desc' },
    select: { placed: true, hidden: true },
  })
  const { placed, hidden } = arranged ?? { placed: [], hidden: [] }
  const chosen = await tx.story.findMany({ where: { id: { in: placed }, ...FOUND }, select: summarised })
  const rank = new Map(placed.map((id, index) => [id, index]))
  const top = chosen.sort((a, b) => (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0)).slice(0, MAX_ON_FRONT)
  const others = await listLatest(tx, { id: { notIn: [...placed, ...hidden] } }, MAX_ON_FRONT - top.length)
  return pageOf(tx, [...top, ...others])
}

/** The part of the news that is one topic's: the last changed first, whatever stands on the front. */
export const topicOf = async (tx: Tx, topicSlug: string): Promise<FrontForReader> =>
  pageOf(tx, await listLatest(tx, { topicSlug }, MAX_ON_FRONT))

/** Running stories first. By the time readers saw a change, since being placed or hidden is none. */
export const listLatest = (tx: Tx, where: Prisma.StoryWhereInput, take: number): Promise<StoryRow[]> =>
  tx.story.findMany({
    where: { ...where, ...FOUND },
    select: summarised,
    orderBy: [{ endedAt: { sort: 'desc', nulls: 'first' } }, { changedAt: 'desc' }, { siteRevision: 'desc' }],
    take,
  })

async function pageOf(tx: Tx, stories: StoryRow[]): Promise<FrontForReader> {
  const { site, revision } = await siteOf(tx)
  const topics = await tx.story.findMany({
    where: FOUND,
    distinct: ['topicSlug'],
    select: { topic: true, topicSlug: true },
    orderBy: { topicSlug: 'asc' },
  })
  const newest = await findNewest(tx, stories)
  return {
    site,
    revision,
    topics: topics.map(({ topic, topicSlug }) => ({ name: topic, slug: topicSlug })),
    stories: stories.map((story) => ({ ...summaryOf(story), newest: newest.get(story.id) ?? null })),
  }
}

/** The newest that stands, by ordinal: a nested `take` would read every update of every story and throw away all but one. */
async function findNewest(tx: Tx, stories: StoryRow[]): Promise<Map<string, NonNullable<StorySummary['newest']>>> {
  const ids = await tx.$queryRaw<{ id: string }[]>`
    SELECT newest.id FROM unnest(${stories.map(({ id }) => id)}::uuid[]) AS story(id), LATERAL (
      SELECT id FROM "LiveUpdate" WHERE "storyId" = story.id AND ordinal IS NOT NULL AND "retractedAt" IS NULL AND "movedAt" IS NULL
        AND "pulledAt" IS NULL
      ORDER BY ordinal DESC LIMIT 1
    ) AS newest`
  const rows = await tx.liveUpdate.findMany({ where: { id: { in: ids.map(({ id }) => id) } }, select: withText })
  return new Map(
    rows.map((row) => {
      const { headline, body, verification } = UpdateText.parse(shown(row.publishedRevision).content)
      const publishedAt = shown(row.publishedAt).toISOString()
      return [
        row.storyId,
        { id: row.id, publishedAt, text: shorten(withLabel(headline ?? textOf(body), verification)) },
      ]
    }),
  )
}

const shorten = (text: string): string =>
  text.length > NEWEST_CHARACTERS ? `${text.slice(0, NEWEST_CHARACTERS).replace(/\s+\S*$/, '')} …` : text
