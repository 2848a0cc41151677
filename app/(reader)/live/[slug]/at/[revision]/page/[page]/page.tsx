import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { OlderAsOfBody } from '#components/reader/story-as-of'
import { getStoryAsOf } from '#lib/history/reader'
import { findSlug } from '#lib/stories/reader'
import { asOfMetadata, urlOf } from '../../../../../../metadata'

export const dynamic = 'force-dynamic'

interface Props {
  params: Promise<{ slug: string; revision: string; page: string }>
}

const getAsOf = cache(getStoryAsOf)
const pathOf = (slug: string, revision: number, page: number) => `/live/${slug}/at/${revision}/page/${page}`

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, revision, page } = await params
  const asOf = await getAsOf(slug, numberOf(revision), numberOf(page))
  return asOf ? asOfMetadata(asOf, pathOf(asOf.story.slug, asOf.story.revision, numberOf(page))) : {}
}

/** Older updates of a story as readers saw them at one of its numbers. */
export default async function OlderAsOfPage({ params }: Props) {
  const { slug, revision, page } = await params
  const asked = [numberOf(revision), numberOf(page)] as const
  const asOf = (asked[1] ? await getAsOf(slug, ...asked) : null) ?? (await leaveFor(slug, ...asked))
  return <OlderAsOfBody asOf={asOf} url={urlOf(pathOf(asOf.story.slug, ...asked))} />
}

/** One address per number: "12", never "012". */
const numberOf = (typed: string): number => (/^[1-9]\d{0,8}$/.test(typed) ? Number(typed) : 0)

/** An earlier slug leads to the same page for ever. What a story that became part of another was like is not kept there. */
async function leaveFor(slug: string, revision: number, page: number): Promise<never> {
  const known = await findSlug(slug)
  if (!known || known.slug === slug || revision === 0 || page === 0) notFound()
  permanentRedirect(known.isFolded ? `/live/${known.slug}` : pathOf(known.slug, revision, page))
}
