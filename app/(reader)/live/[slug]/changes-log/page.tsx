import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { StoryLogBody } from '#components/reader/story-log'
import { getLogForReader } from '#lib/history/reader'
import { findSlug } from '#lib/stories/reader'
import { storyMetadata, urlOf } from '../../../metadata'

export const dynamic = 'force-dynamic'

interface Props {
  params: Promise<{ slug: string }>
}

const getLog = cache(getLogForReader)
const pathOf = (slug: string) => `/live/${slug}/changes-log`

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const log = await getLog((await params).slug)
  return log ? storyMetadata(log, pathOf(log.slug), `${log.headline}: what changed`) : {}
}

export default async function StoryLogPage({ params }: Props) {
  const { slug } = await params
  const log = (await getLog(slug)) ?? (await leaveFor(slug))
  return <StoryLogBody log={log} url={urlOf(pathOf(log.slug))} />
}

/** An earlier slug leads to the same page for ever. Of a story that became part of another, to that story. */
async function leaveFor(slug: string): Promise<never> {
  const known = await findSlug(slug)
  if (!known || known.slug === slug) notFound()
  permanentRedirect(known.isFolded ? `/live/${known.slug}` : pathOf(known.slug))
}
