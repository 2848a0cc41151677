import type { Metadata } from 'next'
import { FEED_FORMATS, FEED_TYPES, feedPath } from '#lib/feeds/formats'
import type { StoryAsOf } from '#lib/history/views'
import { imagePath } from '#lib/media/variants'
import { siteOrigin } from '#lib/platform/env'
import { textOf } from '#lib/richtext/text'
import type { SiteForReader, StoryHead } from '#lib/stories/reader-views'

/** Search engines cut a description near here. */
const DESCRIPTION_CHARACTERS = 200

interface PageFacts {
  site: SiteForReader
  /** The number the page is printed at: the story's or the site's. */
  revision: number
  path: string
  title: string
  description: string
}

/** The address of a page, as it is linked and shared. */
export const urlOf = (path: string): string => `${siteOrigin()}${path}`

export function pageMetadata({ site, revision, path, title, description }: PageFacts): Metadata {
  const fullTitle = title === site.name ? title : `${title} – ${site.name}`
  return {
    title: fullTitle,
    description: description || undefined,
    alternates: { canonical: urlOf(path) },
    robots: { index: true, follow: true, 'max-image-preview': 'large', 'max-snippet': -1 },
    openGraph: { type: 'website', title, description, url: urlOf(path), siteName: site.name },
    other: numbersOf(site, revision),
  }
}

/** The press compares these with what was committed. */
const numbersOf = ({ epoch, mastheadRevision }: SiteForReader, revision: number) => ({
  'writethru-epoch': epoch,
  'writethru-masthead': String(mastheadRevision),
  'writethru-revision': String(revision),
})

/** A list of changes is for scripts; nobody should find it in a search. */
export const changesMetadata = ({ site, revision }: { site: SiteForReader; revision: number }): Metadata => ({
  robots: { index: false },
  other: numbersOf(site, revision),
})

/** The number in the address of a list of changes; what is no number was never printed in a page, so all changed. */
export const cursorOf = (after: string): number => (/^\d{1,15}$/.test(after) ? Number(after) : 0)

/** For the head of a page: feed readers look there. @param page the story's path, or '' for the whole site */
export const feedsOf = (page: string, title: string) => ({
  types: Object.fromEntries(
    FEED_FORMATS.map((format) => [FEED_TYPES[format], [{ url: urlOf(feedPath(page, format)), title }]]),
  ),
})

export function storyMetadata(story: StoryHead, path: string, title = story.headline): Metadata {
  const metadata = pageMetadata({
    site: story.site,
    revision: story.revision,
    path,
    title,
    description: shortened(story.standfirst || textOf(story.lede)),
  })
  return {
    ...metadata,
    alternates: { ...metadata.alternates, ...feedsOf(`/live/${story.slug}`, story.headline) },
    openGraph: {
      ...metadata.openGraph,
      type: 'article',
      publishedTime: story.publishedAt,
      modifiedTime: story.changedAt,
      section: story.topic,
      ...sharedImage(story),
    },
    ...(story.leadImage ? { twitter: { card: 'summary_large_image' } } : {}),
  }
}

/** An earlier state of a story: for whoever looks it up, and never instead of what is right now. */
export const asOfMetadata = ({ story, newest }: StoryAsOf, path: string): Metadata => ({
  title: `As it was: ${story.headline} – ${story.site.name}`,
  alternates: { canonical: urlOf(path) },
  robots: { index: false, follow: true },
  other: numbersOf(story.site, newest),
})

function sharedImage({ leadImage }: StoryHead) {
  if (!leadImage?.width) return {}
  const { imageId, width, height, alt, caption } = leadImage
  return {
    images: [{ url: urlOf(imagePath(imageId, 'full')), width, height, alt: alt || caption, type: 'image/webp' }],
  }
}

export function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  if (line.length <= DESCRIPTION_CHARACTERS) return line
  return `${line.slice(0, DESCRIPTION_CHARACTERS).replace(/\s+\S*$/, '')} …`
}
