import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { Frame } from '#components/reader/frame'
import { RunningStories } from '#components/reader/running-stories'
import { dateOfFront } from '#lib/stories/marks'
import { getTopicForReader } from '#lib/stories/reader'
import { pageMetadata, urlOf } from '../../metadata'

export const dynamic = 'force-dynamic'

interface Props {
  params: Promise<{ slug: string }>
}

const getTopic = cache(getTopicForReader)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await getTopic((await params).slug)
  if (!page) return {}
  const { site, revision, topic, topicSlug } = page
  const description = `${topic}: live news from ${site.name}.`
  return pageMetadata({ site, revision, path: `/topic/${topicSlug}`, title: topic, description })
}

export default async function TopicPage({ params }: Props) {
  const page = await getTopic((await params).slug)
  if (!page) notFound()
  const { site, revision, topics, topic, topicSlug, stories } = page
  return (
    <Frame
      site={site}
      topics={topics}
      imprint={{ url: urlOf(`/topic/${topicSlug}`), revision }}
      live={{ follow: `/topic/${topicSlug}`, frame: dateOfFront(stories) }}
    >
      <h1 className="section-title">{topic}</h1>
      <RunningStories stories={stories} />
    </Frame>
  )
}
