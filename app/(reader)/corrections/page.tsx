import type { Metadata } from 'next'
import { cache } from 'react'
import { Corrections } from '#components/reader/corrections'
import { Frame } from '#components/reader/frame'
import { getCorrectionsForReader } from '#lib/history/reader'
import { pageMetadata, urlOf } from '../metadata'

export const dynamic = 'force-dynamic'

const getCorrections = cache(getCorrectionsForReader)

export async function generateMetadata(): Promise<Metadata> {
  const { site, revision } = await getCorrections()
  const description = `What ${site.name} has corrected or taken back, the newest first, and how long it stood.`
  return pageMetadata({ site, revision, path: '/corrections', title: 'Corrections', description })
}

/** Every correction and retraction: a mistake that is told belongs to the news. */
export default async function CorrectionsPage() {
  const { site, revision, corrections, isCut } = await getCorrections()
  return (
    <Frame site={site} topics={[]} imprint={{ url: urlOf('/corrections'), revision }}>
      <h1 className="section-title">Corrections</h1>
      <Corrections corrections={corrections} isCut={isCut} />
    </Frame>
  )
}
