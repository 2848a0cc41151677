import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { OlderPageHeader, PageTurn } from '#components/reader/older-updates'
import { StoryFrame } from '#components/reader/story-frame'
import { StructuredData } from '#components/reader/structured-data'
import { Timeline } from '#components/reader/timeline'
import { siteOrigin } from '#lib/platform/env'
import { findSlug, getOlderPageForReader } from '#lib/stories/reader'
import { storyMetadata, urlOf } from '../../../../metadata'

export const dynamic = 'force-dynamic'

interface Props {
  params: Promise<{ slug: string; page: string }>
}

const getOlderPage = cache(getOlderPageForReader)
const pathOf = (slug: string, page: number) => `/live/${slug}/page/${page}`

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, page } = await params
  const story = await getOlderPage(slug, pageNumber(page))
  if (!story) return {}
  return storyMetadata(story, pathOf(story.slug, story.page), `${story.headline}: older updates`)
}

export default async function OlderPage({ params }: Props) {
  const { slug, page } = await params
  const story = (await getOlderPage(slug, pageNumber(page))) ?? (await leaveFor(slug, pageNumber(page)))
  const path = pathOf(story.slug, story.page)
  return (
    <>
      <StoryFrame story={story} url={urlOf(path)} page={story.page}>
        <OlderPageHeader story={story} />
        <Timeline story={story} updates={story.updates} lines={story.lines} heading="Older updates" />
        <PageTurn story={story} />
      </StoryFrame>
      <StructuredData story={story} path={path} origin={siteOrigin()} />
    </>
  )
}

/** One address per page: "1", never "01" or "1.0". */
const pageNumber = (page: string): number => (/^[1-9]\d{0,5}$/.test(page) ? Number(page) : 0)

/** An earlier slug leads to the same page of the story for ever. */
async function leaveFor(slug: string, page: number): Promise<never> {
  const known = await findSlug(slug)
  if (!known || known.slug === slug || page === 0) notFound()
  // Of a story that was folded into another, a page's number means another page there.
  permanentRedirect(known.isFolded ? `/live/${known.slug}` : pathOf(known.slug, page))
}
