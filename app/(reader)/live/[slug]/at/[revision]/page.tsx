import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { StoryAsOfBody } from '#components/reader/story-as-of'
import { getStoryAsOf } from '#lib/history/reader'
import { findSlug } from '#lib/stories/reader'
import { asOfMetadata, urlOf } from '../../../../metadata'

export const dynamic = 'force-dynamic'

interface Props {
  params: Promise<{ slug: string; revision: string }>
}

const getAsOf = cache(getStoryAsOf)
const pathOf = (slug: string, revision: number) => `/live/${slug}/at/${revision}`

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, revision } = await params
  const asOf = await getAsOf(slug, numberOf(revision))
  return asOf ? asOfMetadata(asOf, pathOf(asOf.story.slug, asOf.story.revision)) : {}
}

/** The story as readers saw it at one of its numbers. */
export default async function StoryAsOfPage({ params }: Props) {
  const { slug, revision } = await params
  const asOf = (await getAsOf(slug, numberOf(revision))) ?? (await leaveFor(slug, numberOf(revision)))
  return <StoryAsOfBody asOf={asOf} url={urlOf(pathOf(asOf.story.slug, asOf.story.revision))} />
}

/** One address per number: "12", never "012". */
const numberOf = (revision: string): number => (/^[1-9]\d{0,8}$/.test(revision) ? Number(revision) : 0)

/** An earlier slug leads to the same page for ever. What a story that became part of another was like is not kept there. */
async function leaveFor(slug: string, revision: number): Promise<never> {
  const known = await findSlug(slug)
  if (!known || known.slug === slug || revision === 0) notFound()
  permanentRedirect(known.isFolded ? `/live/${known.slug}` : pathOf(known.slug, revision))
}
