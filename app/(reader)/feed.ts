import { notFound, permanentRedirect } from 'next/navigation'
import { findBylineSlug, getBylineFeedForReader } from '#lib/bylines/reader'
import { bylinePath } from '#lib/bylines/shown'
import { bylineFeed, type Feed, siteFeed, storyFeed } from '#lib/feeds/feed'
import { FEED_TYPES, type FeedFormat, feedPath } from '#lib/feeds/formats'
import { printFeed } from '#lib/feeds/print-feed'
import { siteOrigin } from '#lib/platform/env'
import { findSlug, getSiteFeedForReader, getStoryFeedForReader } from '#lib/stories/reader'

interface Context {
  params: Promise<{ slug: string }>
}

/** What answers at a story's feed. */
export const storyFeedIn = (format: FeedFormat) => async (_request: Request, context: Context) => {
  const { slug } = await context.params
  const story = (await getStoryFeedForReader(slug)) ?? (await leaveFor(slug, format))
  return respond(storyFeed(story, siteOrigin()), format)
}

/** What answers at a contributor's feed. */
export const bylineFeedIn = (format: FeedFormat) => async (_request: Request, context: Context) => {
  const { slug } = await context.params
  const person = (await getBylineFeedForReader(slug)) ?? (await leaveForPerson(slug, format))
  return respond(bylineFeed(person, siteOrigin()), format)
}

/** What answers at the site's feed. */
export const siteFeedIn = (format: FeedFormat) => async () =>
  respond(siteFeed(await getSiteFeedForReader(), siteOrigin()), format)

const respond = (feed: Feed, format: FeedFormat): Response =>
  new Response(printFeed(feed, format), { headers: { 'Content-Type': `${FEED_TYPES[format]}; charset=utf-8` } })

/** An earlier slug leads to the story’s feed for ever. */
async function leaveFor(slug: string, format: FeedFormat): Promise<never> {
  const known = await findSlug(slug)
  if (!known || known.slug === slug) notFound()
  permanentRedirect(feedPath(`/live/${known.slug}`, format))
}

/** The same of a contributor’s; where the byline is withheld there is none. */
async function leaveForPerson(slug: string, format: FeedFormat): Promise<never> {
  const now = await findBylineSlug(slug)
  if (!now || now === slug) notFound()
  permanentRedirect(feedPath(bylinePath(now), format))
}
