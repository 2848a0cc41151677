import { toBox } from '#lib/box/reader-rows'
import { ClaimText } from '#lib/box/schema'
import { isCorrecting } from '#lib/box/texts'
import type { Layout } from '#lib/history/layout'
import type { Tx } from '#lib/platform/db'
import { shown, told } from '#lib/stories/reader-rows'
import type { BoxForReader } from '#lib/stories/reader-views'
import type { Prisma } from '#prisma/client/client'

interface Moment {
  storyId: string
  revision: number
  time: Date
}

const text = {
  ...{ id: true, itemId: true, content: true, kind: true, note: true, createdAt: true, told },
} as const satisfies Prisma.RevisionSelect
type TextRow = Prisma.RevisionGetPayload<{ select: typeof text }>

/** The box as readers saw it at a number. */
export async function readBoxAsOf(tx: Tx, { claims, claimTexts }: Layout, moment: Moment): Promise<BoxForReader> {
  const rows = await tx.claim.findMany({ where: { id: { in: claims } }, select: { id: true, publishedAt: true } })
  const published = new Map(rows.map(({ id, publishedAt }) => [id, publishedAt]))
  const texts = await (claimTexts ? listByIds(tx, claimTexts) : listAsOf(tx, claims, moment))
  const byClaim = new Map(texts.map((row) => [row.itemId, row]))
  const wrongs = await listByIds(tx, texts.flatMap(wrongIn))
  const saids = await listByIds(tx, wrongs.flatMap(statedIn))
  const byId = new Map([...wrongs, ...saids].map((row) => [row.id, row]))
  return toBox(
    claims.map((id) => {
      const publishedRevision = shown(byClaim.get(id) ?? null)
      const [wrong = null] = wrongIn(publishedRevision).map((at) => shown(byId.get(at) ?? null))
      const [said] = wrong ? statedIn(wrong) : []
      return {
        ...{ id, storyRevision: moment.revision, boxedAt: moment.time, publishedRevision },
        publishedAt: shown(published.get(id) ?? null),
        wrong: wrong && { ...wrong, said: said ? byId.get(said)?.content : null },
      }
    }),
  )
}

const wrongIn = ({ id, kind, content }: TextRow): string[] =>
  isCorrecting(kind) ? [id] : listed(ClaimText.parse(content).wrongIn)

const statedIn = ({ content }: TextRow): string[] => listed(ClaimText.parse(content).statedIn)

const listed = (id: string | undefined): string[] => (id ? [id] : [])

const listByIds = (tx: Tx, ids: string[]): Promise<TextRow[]> =>
  tx.revision.findMany({ where: { id: { in: ids } }, select: text })

/**
 * Of a number from before its event named the versions: those last published by then. What was written before publication
 * (`edit`) counts with the last of it, because rows that were published with their story have no event of their own.
 */
async function listAsOf(tx: Tx, claims: string[], { storyId, revision, time }: Moment): Promise<TextRow[]> {
  const rows = await tx.revision.findMany({
    where: {
      itemId: { in: claims },
      OR: [{ kind: 'edit', createdAt: { lte: time } }, { events: { some: { storyId, revision: { lte: revision } } } }],
    },
    select: text,
    orderBy: { number: 'asc' },
  })
  // The last of an item overwrites those before it.
  return [...new Map(rows.map((row) => [row.itemId, row])).values()]
}
