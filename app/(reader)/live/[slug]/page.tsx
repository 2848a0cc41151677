import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { StoryPageBody } from '#components/reader/story-page-body'
import { StructuredData } from '#components/reader/structured-data'
import { siteOrigin } from '#lib/platform/env'
import { findSlug, getStoryForReader } from '#lib/stories/reader'
import { storyMetadata, urlOf } from '../../metadata'

export const dynamic = 'force-dynamic'

interface Props {
  params: Promise<{ slug: string }>
}

const getStory = cache(getStoryForReader)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const story = await getStory((await params).slug)
  return story ? storyMetadata(story, `/live/${story.slug}`) : {}
}

export default async function StoryPage({ params }: Props) {
  const { slug } = await params
  const story = (await getStory(slug)) ?? (await leaveFor(slug))
  const path = `/live/${story.slug}`
  return (
    <>
      <StoryPageBody story={story} url={urlOf(path)} />
      <StructuredData story={story} path={path} origin={siteOrigin()} />
    </>
  )
}

/** An earlier slug leads to the story for ever. */
async function leaveFor(slug: string): Promise<never> {
  const known = await findSlug(slug)
  if (!known || known.slug === slug) notFound()
  permanentRedirect(`/live/${known.slug}`)
}
