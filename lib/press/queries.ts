import { readerDb, snapshot, type Tx } from '#lib/platform/db'
import type { Census } from '#lib/press/catalogue'
import type { StoryChange } from '#lib/stories/surfaces'

// After a long sleep most pages changed anyway: reading every event of every story would only tell which did not.
const MOST_STORIES_IN_DETAIL = 100

export interface CensusChange {
  census: Census
  /** What happened to the stories of the census; empty where it was too much to ask for. */
  changes: StoryChange[]
}

/** Where the press reads the numbers it compares; tests give it numbers of their own. */
export interface Numbers {
  /** All published stories: at a start and in another epoch. */
  all(): Promise<Census>
  /** What changed since; `same` where nothing did, `reset` where the numbers are of another epoch or went back. */
  since(known: Census): Promise<CensusChange | 'same' | 'reset'>
}

export const databaseNumbers: Numbers = {
  all: () => snapshot((tx) => readCensus(tx, null)),

  async since(known) {
    const now = await readerDb().site.findUniqueOrThrow({ where: { id: 1 }, select: { epoch: true, revision: true } })
    if (now.epoch !== known.epoch || now.revision < known.revision) return 'reset'
    if (now.revision === known.revision) return 'same'
    return snapshot(async (tx) => {
      const census = await readCensus(tx, known.revision)
      return { census, changes: await readChanges(tx, known, census) }
    })
  },
}

async function readCensus(tx: Tx, after: number | null): Promise<Census> {
  const { epoch, revision, name, language } = await tx.site.findUniqueOrThrow({ where: { id: 1 } })
  const published = { publishedAt: { not: null }, ...(after === null ? {} : { siteRevision: { gt: after } }) }
  const stories = await tx.story.findMany({
    where: published,
    select: {
      id: true,
      slug: true,
      topic: true,
      topicSlug: true,
      revision: true,
      publishedCount: true,
      siteRevision: true,
    },
  })
  const slugs = await tx.storySlug.findMany({ where: { story: published }, select: { slug: true, storyId: true } })
  return { epoch, revision, masthead: JSON.stringify([name, language]), stories, slugs }
}

async function readChanges(tx: Tx, known: Census, { stories }: Census): Promise<StoryChange[]> {
  if (stories.length > MOST_STORIES_IN_DETAIL) return []
  const revisions = new Map(known.stories.map(({ id, revision }) => [id, revision]))
  const events = await tx.storyEvent.findMany({
    where: { OR: stories.map(({ id }) => ({ storyId: id, revision: { gt: revisions.get(id) ?? 0 } })) },
    select: { storyId: true, revision: true, itemType: true, itemId: true },
  })
  const updates = await tx.liveUpdate.findMany({
    where: { id: { in: events.map(({ itemId }) => itemId) } },
    select: { id: true, ordinal: true },
  })
  const ordinals = new Map(updates.map(({ id, ordinal }) => [id, ordinal]))
  return events.map(({ itemId, ...event }) => ({ ...event, ordinal: ordinals.get(itemId) ?? null }))
}
