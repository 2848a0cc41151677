import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { ChangeList } from '#components/reader/change-list'
import { getChangesForReader } from '#lib/stories/changes'
import { changesMetadata, cursorOf } from '../../../../metadata'

export const dynamic = 'force-dynamic'

interface Props {
  params: Promise<{ slug: string; after: string }>
}

const getChanges = cache(getChangesForReader)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, after } = await params
  const changes = await getChanges(slug, cursorOf(after))
  return changes ? changesMetadata(changes.story) : {}
}

/** The live message: what changed in the story, printed with the components of its page. */
export default async function StoryChangesPage({ params }: Props) {
  const { slug, after } = await params
  const changes = await getChanges(slug, cursorOf(after))
  if (!changes) notFound()
  return <ChangeList changes={changes} />
}
