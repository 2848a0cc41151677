import type { Metadata } from 'next'
import { cache } from 'react'
import { Frame } from '#components/reader/frame'
import { RunningStories } from '#components/reader/running-stories'
import { dateOfFront } from '#lib/stories/marks'
import { getFrontForReader } from '#lib/stories/reader'
import { feedsOf, pageMetadata, urlOf } from './metadata'

export const dynamic = 'force-dynamic'

const getFront = cache(getFrontForReader)

export async function generateMetadata(): Promise<Metadata> {
  const { site, revision } = await getFront()
  const facts = { path: '/', title: site.name, description: `Live news from ${site.name}.` }
  const metadata = pageMetadata({ site, revision, ...facts })
  return { ...metadata, alternates: { ...metadata.alternates, ...feedsOf('', site.name) } }
}

export default async function FrontPage() {
  const { site, revision, topics, stories } = await getFront()
  return (
    <Frame
      site={site}
      topics={topics}
      isFront
      imprint={{ url: urlOf('/'), revision }}
      live={{ follow: '', frame: dateOfFront(stories) }}
    >
      <RunningStories stories={stories} />
    </Frame>
  )
}
