import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { BylinePage } from '#components/reader/byline-page'
import { Frame } from '#components/reader/frame'
import { JsonLd } from '#components/reader/structured-data'
import { findBylineSlug, getBylinePageForReader } from '#lib/bylines/reader'
import { bylinePath } from '#lib/bylines/shown'
import { structuredPerson } from '#lib/feeds/structured-person'
import { siteOrigin } from '#lib/platform/env'
import { dateOfFront } from '#lib/stories/marks'
import { feedsOf, pageMetadata, shortened, urlOf } from '../../metadata'

export const dynamic = 'force-dynamic'

interface Props {
  params: Promise<{ slug: string }>
}

const getPage = cache(getBylinePageForReader)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await getPage((await params).slug)
  if (!page) return {}
  const { site, revision, name, slug, bio, portrait } = page
  const description = shortened(bio.join(' ')) || `What ${name} has written for ${site.name}.`
  const metadata = pageMetadata({ site, revision, path: bylinePath(slug), title: name, description })
  const images = portrait ? [{ ...portrait, url: urlOf(portrait.src), alt: portrait.alt, type: 'image/webp' }] : []
  return {
    ...metadata,
    alternates: { ...metadata.alternates, ...feedsOf(bylinePath(slug), name) },
    openGraph: {
      ...metadata.openGraph,
      type: 'profile',
      ...(portrait ? { images: images.map(({ url, alt, type }) => ({ url, alt, type })) } : {}),
    },
  }
}

export default async function ContributorPage({ params }: Props) {
  const { slug } = await params
  const page = await getPage(slug)
  if (!page) return elsewhere(slug)
  const { site, revision, stories } = page
  const path = bylinePath(page.slug)
  return (
    <Frame
      site={site}
      topics={[]}
      imprint={{ url: urlOf(path), revision }}
      live={{ follow: path, frame: dateOfFront(stories) }}
    >
      <BylinePage page={page} />
      <JsonLd json={structuredPerson(page, siteOrigin())} />
    </Frame>
  )
}

/** Without the press nobody else knows of earlier addresses. */
async function elsewhere(slug: string): Promise<never> {
  const now = await findBylineSlug(slug)
  if (now && now !== slug) permanentRedirect(bylinePath(now))
  notFound()
}
