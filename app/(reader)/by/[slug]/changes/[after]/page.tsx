import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { BylineChangeList } from '#components/reader/byline-page'
import { getBylinePageForReader } from '#lib/bylines/reader'
import { changesMetadata, cursorOf } from '../../../../metadata'

export const dynamic = 'force-dynamic'

interface Props {
  params: Promise<{ slug: string; after: string }>
}

const getPage = cache(getBylinePageForReader)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await getPage((await params).slug)
  return page ? changesMetadata(page) : {}
}

export default async function BylineChangesPage({ params }: Props) {
  const { slug, after } = await params
  const page = await getPage(slug)
  if (!page) notFound()
  return <BylineChangeList page={page} after={cursorOf(after)} />
}
