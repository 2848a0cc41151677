import type { Tx } from '#lib/platform/db'
import { textOf } from '#lib/richtext/text'
import { type StoryRow, shown, siteOf, summarised, summaryOf, withText } from '#lib/stories/reader-rows'
import type { FrontForReader, StorySummary } from '#lib/stories/reader-views'
import { UpdateText } from '#lib/updates/schema'

/** A front page is read, not searched: thirty stories are more than anybody scrolls. */
const MAX_ON_FRONT = 30
const NEWEST_CHARACTERS = 200

/** The front, or the part of it that is one topic's. */
export async function frontOf(tx: Tx, where: { topicSlug?: string }): Promise<FrontForReader> {
  const { site, revision } = await siteOf(tx)
  const stories = await tx.story.findMany({
    where: { ...where, publishedAt: { not: null } },
    include: summarised,
    orderBy: [{ endedAt: { sort: 'desc', nulls: 'first' } }, { siteRevision: 'desc' }],
    take: MAX_ON_FRONT,
  })
  const topics = await tx.story.findMany({
    where: { publishedAt: { not: null } },
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

/** By ordinal: a nested `take` would read every update of every story and throw away all but one. */
async function findNewest(tx: Tx, stories: StoryRow[]): Promise<Map<string, NonNullable<StorySummary['newest']>>> {
  const rows = await tx.liveUpdate.findMany({
    where: { OR: stories.map(({ id, publishedCount }) => ({ storyId: id, ordinal: publishedCount })) },
    include: withText,
  })
  return new Map(
    rows.map((row) => {
      const { headline, body } = UpdateText.parse(shown(row.publishedRevision).content)
      const publishedAt = shown(row.publishedAt).toISOString()
      return [row.storyId, { id: row.id, publishedAt, text: shorten(headline ?? textOf(body)) }]
    }),
  )
}

const shorten = (text: string): string =>
  text.length > NEWEST_CHARACTERS ? `${text.slice(0, NEWEST_CHARACTERS).replace(/\s+\S*$/, '')} …` : text
