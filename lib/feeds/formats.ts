export const FEED_FORMATS = ['rss', 'atom', 'json'] as const
export type FeedFormat = (typeof FEED_FORMATS)[number]

/** Feed readers find a feed by these, and a browser never takes one of them for a page. */
export const FEED_TYPES: Record<FeedFormat, string> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
}

/** @param page the story's path, or '' for the whole site */
export const feedPath = (page: string, format: FeedFormat): string => `${page}/feed.${format}`

export const feedPaths = (page: string): string[] => FEED_FORMATS.map((format) => feedPath(page, format))

/** The format a path asks for; null for what is no feed's path. */
export function formatOf(path: string): FeedFormat | null {
  const extension = /\/feed\.([a-z]+)$/.exec(path)?.[1]
  return FEED_FORMATS.find((format) => format === extension) ?? null
}
