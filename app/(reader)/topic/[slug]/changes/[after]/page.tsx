import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { FrontChangeList } from '#components/reader/front-change-list'
import { getTopicForReader } from '#lib/stories/reader'
import { changesMetadata, cursorOf } from '../../../../metadata'

export const dynamic = 'force-dynamic'

interface Props {
  params: Promise<{ slug: string; after: string }>
}

const getTopic = cache(getTopicForReader)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const topic = await getTopic((await params).slug)
  return topic ? changesMetadata(topic) : {}
}

export default async function TopicChangesPage({ params }: Props) {
  const { slug, after } = await params
  const topic = await getTopic(slug)
  if (!topic) notFound()
  return <FrontChangeList front={topic} after={cursorOf(after)} />
}
