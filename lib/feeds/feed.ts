import { printable } from '#lib/feeds/characters'
import { entryOf, type FeedEntry, idOf } from '#lib/feeds/entries'
import type { SiteFeedForReader, StoryFeedForReader } from '#lib/stories/feed-views'
import type { SiteForReader } from '#lib/stories/reader-views'

/** A feed before it has a format. */
export interface Feed {
  id: string
  title: string
  description: string
  /** The page it is about. */
  url: string
  /** The same without a format: `${address}/feed.rss` */
  address: string
  language: string
  /** ISO 8601, UTC. */
  updatedAt: string
  /** Who answers for entries without a byline. */
  publisher: string
  entries: FeedEntry[]
  /** What it was printed at. */
  numbers: FeedNumbers
}

/** As in the head of every page: the press compares them with what was committed. */
export interface FeedNumbers {
  epoch: string
  revision: number
  masthead: number
}

/** Nothing was published yet: the feed still needs a time, and reads no clock. */
const NEVER = new Date(0).toISOString()

export function storyFeed(story: StoryFeedForReader, origin: string): Feed {
  const { site, headline, standfirst, slug, language, changedAt } = story
  return {
    ...frameOf(site, story.revision),
    id: idOf(story.id),
    title: printable(`${headline} – ${site.name}`),
    description: printable(standfirst || headline),
    url: `${origin}/live/${slug}`,
    address: `${origin}/live/${slug}`,
    language,
    updatedAt: changedAt,
    entries: story.updates.map((placed) => entryOf(placed, story, origin)),
  }
}

export function siteFeed({ site, revision, updates }: SiteFeedForReader, origin: string): Feed {
  const entries = updates.map((placed) => entryOf(placed, placed.story, origin))
  return {
    ...frameOf(site, revision),
    id: `${origin}/`,
    title: printable(site.name),
    description: printable(`Live news from ${site.name}`),
    url: `${origin}/`,
    address: origin,
    language: site.language,
    updatedAt:
      entries
        .map((entry) => entry.updatedAt)
        .sort()
        .at(-1) ?? NEVER,
    entries,
  }
}

function frameOf(site: SiteForReader, revision: number): Pick<Feed, 'publisher' | 'numbers'> {
  const { name, epoch, mastheadRevision: masthead } = site
  return { publisher: printable(name), numbers: { epoch, revision, masthead } }
}
