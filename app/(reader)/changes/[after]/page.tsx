import type { Metadata } from 'next'
import { cache } from 'react'
import { FrontChangeList } from '#components/reader/front-change-list'
import { getFrontForReader } from '#lib/stories/reader'
import { changesMetadata, cursorOf } from '../../metadata'

export const dynamic = 'force-dynamic'

interface Props {
  params: Promise<{ after: string }>
}

const getFront = cache(getFrontForReader)

export async function generateMetadata(): Promise<Metadata> {
  return changesMetadata(await getFront())
}

export default async function FrontChangesPage({ params }: Props) {
  return <FrontChangeList front={await getFront()} after={cursorOf((await params).after)} />
}
