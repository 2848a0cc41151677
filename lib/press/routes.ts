import { type FeedFormat, formatOf } from '#lib/feeds/formats'

/** A page of the press, by its path. Everything that is not one of these never becomes an edition. */
export type ReaderRoute =
  | { kind: 'front'; path: string }
  | { kind: 'breaking'; path: string }
  | { kind: 'topic'; path: string; topic: string }
  | { kind: 'story'; path: string; slug: string; page: number | null; feed: FeedFormat | null }
  | { kind: 'site-feed'; path: string }

const SLUG = '[a-z0-9]+(?:-[a-z0-9]+)*'
const TOPIC = new RegExp(`^/topic/(${SLUG})$`)
// Six digits: ten million updates in one story are beyond any newsroom.
const STORY = new RegExp(`^/live/(${SLUG})(?:/page/([1-9]\\d{0,5})|/feed\\.(?:rss|atom|json))?$`)
const SITE_FEED = /^\/feed\.(?:rss|atom|json)$/

/** The breaking line alone: what an open page asks for when it hears that the line changed. */
export const BREAKING = '/breaking'

export function findReaderRoute(path: string): ReaderRoute | null {
  if (path === '/') return { kind: 'front', path }
  if (path === BREAKING) return { kind: 'breaking', path }
  if (SITE_FEED.test(path)) return { kind: 'site-feed', path }
  const topic = TOPIC.exec(path)?.[1]
  if (topic) return { kind: 'topic', path, topic }
  const story = STORY.exec(path)
  if (!story?.[1]) return null
  return { kind: 'story', path, slug: story[1], page: story[2] ? Number(story[2]) : null, feed: formatOf(path) }
}

/** Whether a path lies where only readers' pages are, so that a wrong one is a reader's 404 and never Next's business. */
export const isReaderSpace = (path: string): boolean =>
  /^\/(?:$|(?:live|topic|changes|stream|breaking|feed\.(?:rss|atom|json))(?:\/|$))/.test(path)

/** How we write the address somebody wrote with capitals or escapes. */
export const tidyPath = (path: string): string => decodeURIComponent(path).toLowerCase()

export const storyPath = (slug: string): string => `/live/${slug}`
export const olderPagePath = (slug: string, page: number): string => `/live/${slug}/page/${page}`
export const topicPath = (topicSlug: string): string => `/topic/${topicSlug}`
