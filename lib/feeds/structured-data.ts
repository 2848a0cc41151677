import type {
  BlogPosting,
  CorrectionComment,
  LiveBlogPosting,
  NewsMediaOrganization,
  Person,
  WithContext,
} from 'schema-dts'
import { type BylineForReader, bylinePath } from '#lib/bylines/shown'
import { idOf, isTold, titleOf, updatedAtOf } from '#lib/feeds/entries'
import { imagePath } from '#lib/media/variants'
import { textOf } from '#lib/richtext/text'
import { policiesIn } from '#lib/site/policies'
import { withLabel } from '#lib/sources/words'
import type { Amendment, StoryHead, UpdateForReader } from '#lib/stories/reader-views'

interface PageOfStory extends StoryHead {
  updates: UpdateForReader[]
}

/**
 * A page of a story for search engines and archives (schema.org, LiveBlogPosting), as text within a script element: with
 * no "<", so that no stored words can end the element. Older pages tell their part of the same story.
 * @param path of the page, on which its updates have their marks
 */
export function structuredStory(story: PageOfStory, path: string, origin: string): string {
  const { headline, standfirst, slug, language, publishedAt, endedAt, changedAt, amendment, leadImage, site } = story
  const newsroom = newsroomOf(site, origin)
  const posting: WithContext<LiveBlogPosting> = {
    '@context': 'https://schema.org',
    '@type': 'LiveBlogPosting',
    '@id': `${origin}/live/${slug}`,
    url: origin + path,
    headline,
    ...(standfirst ? { description: standfirst } : {}),
    inLanguage: language,
    datePublished: publishedAt,
    dateModified: changedAt,
    coverageStartTime: publishedAt,
    ...(endedAt ? { coverageEndTime: endedAt } : {}),
    author: newsroom,
    publisher: newsroom,
    ...(leadImage ? { image: origin + imagePath(leadImage.imageId, 'full') } : {}),
    ...correctionOf(amendment),
    liveBlogUpdate: story.updates
      .filter(({ moved, isRemoved }) => !moved && !isRemoved)
      .map((update) => postingOf(update, story, { origin, page: origin + path, newsroom: site.name })),
  }
  return JSON.stringify(posting).replaceAll('<', '\\u003c')
}

function newsroomOf({ name, policies }: StoryHead['site'], origin: string): NewsMediaOrganization {
  const links = policiesIn(policies).flatMap(({ property, href }) =>
    property ? [[property, href.startsWith('/') ? origin + href : href]] : [],
  )
  return { '@type': 'NewsMediaOrganization', name, url: `${origin}/`, ...Object.fromEntries(links) }
}

interface At {
  origin: string
  page: string
  newsroom: string
}

function postingOf(update: UpdateForReader, story: PageOfStory, at: At): BlogPosting {
  const { id, publishedAt, bylines, body, amendment } = update
  return {
    '@type': 'BlogPosting',
    '@id': idOf(id),
    url: `${at.page}#u-${id}`,
    headline: titleOf(update, story),
    datePublished: publishedAt,
    dateModified: updatedAtOf(update),
    author:
      bylines.length > 0
        ? bylines.map((byline) => personOf(byline, at.origin))
        : { '@type': 'Organization', name: at.newsroom },
    ...(isTold(update) ? { articleBody: withLabel(textOf(body), update.verification) } : {}),
    ...correctionOf(amendment),
  }
}

const personOf = ({ name, slug }: BylineForReader, origin: string): Person => ({
  '@type': 'Person',
  name,
  ...(slug ? { url: origin + bylinePath(slug) } : {}),
})

/** Only where something was wrong: a development is news, a clarification was right before. */
function correctionOf(amendment: Amendment | null): { correction?: CorrectionComment } {
  if (!amendment?.note || (amendment.kind !== 'correction' && amendment.kind !== 'retraction')) return {}
  return { correction: { '@type': 'CorrectionComment', text: amendment.note, datePublished: amendment.at } }
}
