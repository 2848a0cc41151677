import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { StoryPageBody } from '#components/reader/story-page-body'
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
  return <StoryPageBody story={story} url={urlOf(`/live/${story.slug}`)} />
}

/** An earlier slug leads to the story for ever. */
async function leaveFor(slug: string): Promise<never> {
  const known = await findSlug(slug)
  if (!known || known.slug === slug) notFound()
  permanentRedirect(`/live/${known.slug}`)
}
