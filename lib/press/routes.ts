import { type FeedFormat, formatOf } from '#lib/feeds/formats'
import { parseInstant } from '#lib/history/instant'

/** A page of the press, by its path. Everything that is not one of these never becomes an edition. */
export type ReaderRoute =
  | { kind: 'front'; path: string }
  | { kind: 'breaking'; path: string }
  | { kind: 'topic'; path: string; topic: string }
  | { kind: 'byline'; path: string; person: string; feed: FeedFormat | null }
  | { kind: 'corrections'; path: string }
  | { kind: 'site-feed'; path: string }
  | { kind: 'story'; path: string; slug: string; page: number | null; feed: FeedFormat | null }
  | { kind: 'log'; path: string; slug: string }
  | { kind: 'update'; path: string; slug: string; updateId: string }
  | { kind: 'at'; path: string; slug: string; revision: number; page: number | null }
  | { kind: 'time'; path: string; slug: string; time: string }

/** What lies at or beneath the address of a story. */
export type StoryRoute = Extract<ReaderRoute, { slug: string }>

const SLUG = '[a-z0-9]+(?:-[a-z0-9]+)*'
const BYLINE = new RegExp(`^/by/(${SLUG})(?:/feed\\.(?:rss|atom|json))?$`)
const TOPIC = new RegExp(`^/topic/(${SLUG})$`)
// Six digits: ten million updates in one story are beyond any newsroom.
const STORY = new RegExp(`^/live/(${SLUG})(?:/page/([1-9]\\d{0,5})|/feed\\.(?:rss|atom|json))?$`)
const SITE_FEED = /^\/feed\.(?:rss|atom|json)$/

const RECORD = new RegExp(
  `^/live/(${SLUG})/(?:(?<log>changes-log)|u/(?<update>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})` +
    '|at/(?<revision>[1-9]\\d{0,8})(?:/page/(?<page>[1-9]\\d{0,5}))?|at/time/(?<time>[\\d:.+tz-]{16,40}))$',
)

/** The breaking line alone: what an open page asks for when it hears that the line changed. */
export const BREAKING = '/breaking'
export const CORRECTIONS = '/corrections'

export function findReaderRoute(path: string): ReaderRoute | null {
  if (path === '/') return { kind: 'front', path }
  if (path === BREAKING) return { kind: 'breaking', path }
  if (path === CORRECTIONS) return { kind: 'corrections', path }
  if (SITE_FEED.test(path)) return { kind: 'site-feed', path }
  const topic = TOPIC.exec(path)?.[1]
  if (topic) return { kind: 'topic', path, topic }
  const person = BYLINE.exec(path)?.[1]
  if (person) return { kind: 'byline', path, person, feed: formatOf(path) }
  const story = STORY.exec(path)
  if (!story?.[1]) return findRecordRoute(path)
  return { kind: 'story', path, slug: story[1], page: story[2] ? Number(story[2]) : null, feed: formatOf(path) }
}

function findRecordRoute(path: string): StoryRoute | null {
  const found = RECORD.exec(path)
  const slug = found?.[1]
  if (!slug) return null
  const { log, update, revision, page, time } = found.groups ?? {}
  if (log) return { kind: 'log', path, slug }
  if (update) return { kind: 'update', path, slug, updateId: update }
  if (revision) return { kind: 'at', path, slug, revision: Number(revision), page: page ? Number(page) : null }
  return time && parseInstant(time) ? { kind: 'time', path, slug, time } : null
}

/** Earlier states of a story are printed when somebody asks and kept in memory alone: each number has one. */
export const isKeptOnDisk = (path: string): boolean => !/^\/live\/[^/]+\/at\//.test(path)

/** Whether a path lies where only readers' pages are, so that a wrong one is a reader's 404 and never Next's business. */
export const isReaderSpace = (path: string): boolean =>
  /^\/(?:$|(?:live|topic|by|changes|stream|breaking|corrections|feed\.(?:rss|atom|json))(?:\/|$))/.test(path)

/** How we write the address somebody wrote with capitals or escapes. */
export const tidyPath = (path: string): string => decodeURIComponent(path).toLowerCase()

export const storyPath = (slug: string): string => `/live/${slug}`
export const olderPagePath = (slug: string, page: number): string => `/live/${slug}/page/${page}`
export const isBylinePage = (path: string): boolean => path.startsWith('/by/')
export const topicPath = (topicSlug: string): string => `/topic/${topicSlug}`
export const updatePath = (slug: string, updateId: string): string => `/live/${slug}/u/${updateId}`
export const asOfPath = (slug: string, revision: number): string => `/live/${slug}/at/${revision}`
