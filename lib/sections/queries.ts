import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { SectionText } from '#lib/sections/schema'
import type { SectionView } from '#lib/sections/views'

const shown = { currentRevision: { select: { content: true } } } as const

interface SectionRow {
  id: string
  storyId: string
  version: number
  position: number
  publishedAt: Date | null
  currentRevision: { content: unknown }
}

function toSectionView({ id, storyId, version, position, publishedAt, currentRevision }: SectionRow): SectionView {
  const { heading, body } = SectionText.parse(currentRevision.content)
  return { id, storyId, version, position, heading, body, publishedAt: publishedAt?.toISOString() ?? null }
}

export async function listSections(tx: Tx, storyId: string): Promise<SectionView[]> {
  const rows = await tx.section.findMany({
    where: { storyId, removedAt: null },
    include: shown,
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  return rows.map(toSectionView)
}

export async function getSectionView(tx: Tx, sectionId: string): Promise<SectionView> {
  const row = await tx.section.findUnique({ where: { id: sectionId, removedAt: null }, include: shown })
  if (!row) throw new AppError('not_found', 'That section no longer exists.')
  return toSectionView(row)
}
