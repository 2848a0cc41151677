import type { BylineFeedForReader } from '#lib/bylines/page'
import { bylinePath } from '#lib/bylines/shown'
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

export function siteFeed(feed: SiteFeedForReader, origin: string): Feed {
  const { name } = feed.site
  return {
    ...severalStories(feed, origin),
    id: `${origin}/`,
    title: printable(name),
    description: printable(`Live news from ${name}`),
    url: `${origin}/`,
    address: origin,
  }
}

export function bylineFeed(feed: BylineFeedForReader, origin: string): Feed {
  const url = origin + bylinePath(feed.slug)
  return {
    ...severalStories(feed, origin),
    id: url,
    title: printable(`${feed.name} – ${feed.site.name}`),
    description: printable(`What ${feed.name} has written for ${feed.site.name}`),
    url,
    address: url,
  }
}

function severalStories({ site, revision, updates }: SiteFeedForReader, origin: string) {
  const entries = updates.map((placed) => entryOf(placed, placed.story, origin))
  const times = entries.map(({ updatedAt }) => updatedAt).sort()
  return { ...frameOf(site, revision), language: site.language, updatedAt: times.at(-1) ?? NEVER, entries }
}

function frameOf(site: SiteForReader, revision: number): Pick<Feed, 'publisher' | 'numbers'> {
  const { name, epoch, mastheadRevision: masthead } = site
  return { publisher: printable(name), numbers: { epoch, revision, masthead } }
}
