import type { Metadata } from 'next'
import { cache } from 'react'
import { Frame } from '#components/reader/frame'
import { getSiteForReader } from '#lib/stories/reader'
import { changesMetadata } from '../metadata'

export const dynamic = 'force-dynamic'

const getSite = cache(getSiteForReader)

export async function generateMetadata(): Promise<Metadata> {
  const { site } = await getSite()
  return changesMetadata({ site, revision: site.mastheadRevision })
}

/** The breaking line alone: open pages ask for it when they hear that it changed. */
export default async function BreakingPage() {
  const { site } = await getSite()
  return (
    <Frame site={site} topics={[]}>
      <p className="empty">
        <a href="/">Read the front page</a>
      </p>
    </Frame>
  )
}
