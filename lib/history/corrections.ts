import { z } from 'zod'
import type { CorrectionForReader } from '#lib/history/views'
import type { Tx } from '#lib/platform/db'
import { findNamed, type NamedRow, nameOf } from '#lib/stories/named'

/** Some years of a newsroom; what is older stands with its story. */
export const MOST_CORRECTIONS = 500

const At = z.string().transform((at) => new Date(at).toISOString())
const Row = z.object({
  id: z.string(),
  kind: z.enum(['correction', 'retraction']),
  itemType: z.enum(['story', 'update', 'section', 'claim']),
  itemId: z.string(),
  storyId: z.string(),
  timeZone: z.string(),
  note: z.string().nullable(),
  at: At,
  saidAt: At,
})
const WHAT = { story: 'headline', update: 'update', section: 'section', claim: 'box' } as const

/**
 * Every correction and retraction that readers were told of, the newest first. The words that were wrong were first told by
 * the version before it that said something new: mending a typo or making clear does not, but what was saved as a typo and
 * changed a number or a name did.
 */
export async function listCorrections(
  tx: Tx,
  /** Of one story alone; of all where it is left out. */
  storyId: string | null = null,
): Promise<{ corrections: CorrectionForReader[]; isCut: boolean }> {
  const [found] = await tx.$queryRaw<{ answer: unknown }[]>`
    SELECT coalesce(json_agg(c), '[]') AS answer FROM (
      SELECT r.id, r.kind, r."itemType", r."itemId", r."storyId", s."timeZone", r.note, e.at, coalesce((
          SELECT b.at FROM "Revision" w JOIN "StoryEvent" b ON b."revisionId" = w.id
          WHERE w."itemId" = r."itemId" AND w.number < r.number
            AND (w.kind IN ('edit', 'development', 'correction') OR cardinality(b.touched) > 0)
          ORDER BY w.number DESC LIMIT 1), s."publishedAt") AS "saidAt"
      FROM "Revision" r JOIN "StoryEvent" e ON e."revisionId" = r.id JOIN "Story" s ON s.id = e."storyId"
      WHERE r.kind IN ('correction', 'retraction') AND s."publishedAt" IS NOT NULL AND s."pulledAt" IS NULL AND NOT r."isCut"
        AND (${storyId}::uuid IS NULL OR e."storyId" = ${storyId}::uuid)
        AND NOT EXISTS (SELECT FROM "LiveUpdate" u WHERE u.id = r."itemId" AND (u."pulledAt" IS NOT NULL
          OR (u."withheldAt" IS NOT NULL AND r.kind <> 'retraction')))
      ORDER BY r."createdAt" DESC, r.id DESC LIMIT ${MOST_CORRECTIONS + 1}::int) c`
  const rows = z.array(Row).parse(found?.answer)
  const stories = new Map<string, NamedRow>()
  for (const id of new Set(rows.map(({ storyId }) => storyId))) {
    const story = await findNamed(tx, id)
    if (story) stories.set(id, story)
  }
  return {
    isCut: rows.length > MOST_CORRECTIONS,
    corrections: rows.slice(0, MOST_CORRECTIONS).flatMap((row) => {
      const story = stories.get(row.storyId)
      return story ? [toCorrection(row, story)] : []
    }),
  }
}

function toCorrection({ itemType, itemId, timeZone, storyId, ...row }: z.infer<typeof Row>, story: NamedRow) {
  const { slug, headline, language } = nameOf(story)
  const page = `/live/${slug}`
  // The texts of a story that was folded into another are shown no more, its updates are.
  const part = { story: '', update: `/u/${itemId}`, section: `#s-${itemId}`, claim: '#box' }[itemType]
  return {
    ...row,
    what: WHAT[itemType],
    href: itemType === 'update' || story.id === storyId ? page + part : page,
    story: { slug, headline, language, timeZone },
  }
}
