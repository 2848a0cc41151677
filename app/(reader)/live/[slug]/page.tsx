import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { Background } from '#components/reader/background'
import { OlderLink } from '#components/reader/older-updates'
import { Pins } from '#components/reader/pins'
import { Rail, Ways } from '#components/reader/rail'
import { StateLine } from '#components/reader/state-line'
import { StoryFrame } from '#components/reader/story-frame'
import { Credits, Headline, Lede } from '#components/reader/story-header'
import { Timeline } from '#components/reader/timeline'
import { findSlug, getStoryForReader } from '#lib/stories/reader'
import { longDate } from '#lib/stories/times'
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
  const began = longDate(story.publishedAt, story.timeZone)
  return (
    <StoryFrame story={story} url={urlOf(`/live/${story.slug}`)} amended={story.amended}>
      <StateLine story={story} knownDate={began} />
      <Headline story={story} />
      <Credits story={story} />
      <Lede story={story} />
      <Rail story={story} />
      <Pins story={story} />
      <Timeline story={story} updates={story.updates} knownDate={began} ways={<Ways story={story} place="within" />} />
      <OlderLink story={story} />
      <Background story={story} />
    </StoryFrame>
  )
}

/** An earlier slug leads to the story for ever. */
async function leaveFor(slug: string): Promise<never> {
  const known = await findSlug(slug)
  if (!known || known.slug === slug) notFound()
  permanentRedirect(`/live/${known.slug}`)
}
