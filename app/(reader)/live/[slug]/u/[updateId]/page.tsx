import type { Metadata } from 'next'
import { notFound, permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { UpdateRecordBody } from '#components/reader/update-record'
import { getUpdateForReader } from '#lib/history/reader'
import type { UpdateRecord } from '#lib/history/views'
import { Id } from '#lib/platform/uuid'
import { textOf } from '#lib/richtext/text'
import { findSlug } from '#lib/stories/reader'
import { shortened, storyMetadata, urlOf } from '../../../../metadata'

export const dynamic = 'force-dynamic'

interface Props {
  params: Promise<{ slug: string; updateId: string }>
}

const getUpdate = cache(async (slug: string, updateId: string) =>
  Id.safeParse(updateId).success ? getUpdateForReader(slug, updateId) : null,
)
const pathOf = (slug: string, updateId: string) => `/live/${slug}/u/${updateId}`

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug, updateId } = await params
  const record = await getUpdate(slug, updateId)
  return record ? metadataOf(record) : {}
}

function metadataOf(record: UpdateRecord): Metadata {
  const { slug, headline, words, update } = record
  const isTakenBack = update.amendment?.kind === 'retraction'
  const wordless = isTakenBack ? `Retracted: ${headline}` : update.moved ? `Moved: ${headline}` : headline
  const metadata = storyMetadata(record, pathOf(slug, update.id), words || wordless)
  // What was taken back, and what went elsewhere, is for whoever has the address.
  const robots = isTakenBack || update.moved ? { index: false } : metadata.robots
  const said = update.moved ? '' : textOf(update.body)
  const description = shortened((isTakenBack ? update.amendment?.note : said) ?? '') || undefined
  return { ...metadata, robots, description, openGraph: { ...metadata.openGraph, description } }
}

export default async function UpdatePage({ params }: Props) {
  const { slug, updateId } = await params
  const record = (await getUpdate(slug, updateId)) ?? (await leaveFor(slug, updateId))
  return <UpdateRecordBody record={record} url={urlOf(pathOf(record.slug, updateId))} />
}

/** An earlier slug leads to the update for ever, also where its story became part of another. */
async function leaveFor(slug: string, updateId: string): Promise<never> {
  const known = await findSlug(slug)
  if (!known || known.slug === slug || !Id.safeParse(updateId).success) notFound()
  permanentRedirect(pathOf(known.slug, updateId))
}
