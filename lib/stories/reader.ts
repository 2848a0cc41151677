import { readerDb, snapshot } from '#lib/platform/db'
import { siteFeedOf, storyFeedOf } from '#lib/stories/feed-rows'
import type { SiteFeedForReader, StoryFeedForReader } from '#lib/stories/feed-views'
import { frontOf, topicOf } from '#lib/stories/front'
import { listLines } from '#lib/stories/lines'
import { findNamed } from '#lib/stories/named'
import { olderPages, ordinalsOfPage } from '#lib/stories/pages'
import { findStory, headOf, listUpdates, nextOf, siteOf } from '#lib/stories/reader-rows'
import type {
  FrontForReader,
  OlderPageForReader,
  SiteForReader,
  StoryForReader,
  TopicForReader,
} from '#lib/stories/reader-views'
import { readStoryPage } from '#lib/stories/story-page'

/** The page of a story at `/live/<slug>`, or null where no published story has this slug now. */
export const getStoryForReader = (slug: string): Promise<StoryForReader | null> => readStoryPage(readerDb(), slug)

/** An older page at `/live/<slug>/page/<n>`, counted from the oldest; null where there is none. */
export function getOlderPageForReader(slug: string, page: number): Promise<OlderPageForReader | null> {
  return snapshot(async (tx) => {
    const story = await findStory(tx, slug)
    if (!story) return null
    const pages = olderPages(story.publishedCount)
    if (!Number.isInteger(page) || page < 1 || page > pages) return null
    const { from, to } = ordinalsOfPage(page)
    return {
      ...headOf(story, (await siteOf(tx)).site, await nextOf(tx, story)),
      page,
      updates: await listUpdates(tx, story.id, { ordinal: { gte: from, lte: to } }),
      lines: await listLines(tx, { storyId: story.id, from, to }, story.publishedCount),
      newerPage: page < pages ? page + 1 : null,
      olderPage: page > 1 ? page - 1 : null,
    }
  })
}

/** What every page shows of the newspaper, with `site.revision`. */
export function getSiteForReader(): Promise<{ site: SiteForReader; revision: number }> {
  return snapshot(siteOf)
}

/** The front page `/`. */
export function getFrontForReader(): Promise<FrontForReader> {
  return snapshot(frontOf)
}

/** The page of a topic, or null where no published story has it. */
export function getTopicForReader(topicSlug: string): Promise<TopicForReader | null> {
  return snapshot(async (tx) => {
    const front = await topicOf(tx, topicSlug)
    const [story] = front.stories
    return story ? { ...front, topic: story.topic, topicSlug } : null
  })
}

/** What the feeds of a story tell; null where no published story has this slug now. */
export const getStoryFeedForReader = (slug: string): Promise<StoryFeedForReader | null> =>
  snapshot((tx) => storyFeedOf(tx, slug))

/** What the site's feeds tell. */
export const getSiteFeedForReader = (): Promise<SiteFeedForReader> => snapshot(siteFeedOf)

interface KnownSlug {
  storyId: string
  slug: string
  /** The slug was another story's, which that one took in. */
  isFolded: boolean
}

/** The story a slug has ever belonged to, or that took it in, and its slug now, for redirects; null for an unknown or unpublished one. */
export function findSlug(slug: string): Promise<KnownSlug | null> {
  return snapshot(async (tx) => {
    const known = await tx.storySlug.findUnique({ where: { slug }, select: { storyId: true } })
    const story = known && (await findNamed(tx, known.storyId))
    return story && { storyId: story.id, slug: story.slug, isFolded: story.id !== known.storyId }
  })
}
