import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { StoryTexts } from '#lib/stories/schema'

/** What somebody can be restricted to. */
export interface Coverable {
  stories: { id: string; headline: string; ended: boolean }[]
  topics: { slug: string; name: string }[]
}

/** Stories of an archive of years are found by their topic. */
const MOST_STORIES = 500

/** Every story that can be written in, the running ones first, and every topic. */
export async function listCoverable(tx: Tx, actor: Actor): Promise<Coverable> {
  authorize(actor, 'contributor:list')
  const stories = await tx.story.findMany({
    where: { foldedIntoId: null },
    select: { id: true, endedAt: true, currentRevision: { select: { content: true } } },
    orderBy: [{ endedAt: { sort: 'desc', nulls: 'first' } }, { createdAt: 'desc' }],
    take: MOST_STORIES,
  })
  const topics = await tx.story.findMany({
    distinct: ['topicSlug'],
    select: { topic: true, topicSlug: true },
    orderBy: { topicSlug: 'asc' },
  })
  return {
    stories: stories.map(({ id, endedAt, currentRevision }) => ({
      id,
      headline: StoryTexts.parse(currentRevision.content).headline,
      ended: endedAt !== null,
    })),
    topics: topics.map(({ topic, topicSlug }) => ({ slug: topicSlug, name: topic })),
  }
}
