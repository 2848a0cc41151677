import { bylined } from '#lib/bylines/shown'
import { withoutImages } from '#lib/media/placed'
import type { Tx } from '#lib/platform/db'
import { EMPTY_DOC } from '#lib/richtext/text'
import { listClosed } from '#lib/stories/closed'
import { told } from '#lib/stories/reader-rows'
import type { Prisma } from '#prisma/client/client'

const version = {
  ...{ id: true, itemId: true, content: true, kind: true, note: true, createdAt: true, told },
  bylines: bylined,
  events: { select: { storyId: true, revision: true, at: true, touched: true }, orderBy: { at: 'asc' } },
  images: { select: { imageId: true }, where: { image: { pulledAt: { not: null } } } },
} as const satisfies Prisma.RevisionSelect
export type VersionRow = Prisma.RevisionGetPayload<{ select: typeof version }>

/**
 * Versions of texts as readers may see them today, in the order of their numbers. Old words are read here and nowhere else:
 * what was withheld or taken down since is taken out, and what was cut for readers is no version.
 */
export async function listVersions(tx: Tx, where: Prisma.RevisionWhereInput): Promise<VersionRow[]> {
  const rows = await tx.revision.findMany({
    where: { AND: [where, { isCut: false }] },
    select: version,
    orderBy: { number: 'asc' },
  })
  const closed = await listClosed(
    tx,
    rows.map(({ itemId }) => itemId),
  )
  return rows.map((row) => cut(row, closed.has(row.itemId)))
}

function cut(row: VersionRow, isClosed: boolean): VersionRow {
  if (!isClosed) {
    return { ...row, content: asJson(withoutImages(row.content, new Set(row.images.map(({ imageId }) => imageId)))) }
  }
  // What an earlier note says of the words says the words; why it was retracted is what readers are told.
  const note = row.kind === 'retraction' ? row.note : null
  return { ...row, content: asJson({ headline: null, body: EMPTY_DOC }), note, bylines: [] }
}

const asJson = (content: unknown): VersionRow['content'] => JSON.parse(JSON.stringify(content))
