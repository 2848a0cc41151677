import type { Tx } from '#lib/platform/db'
import { contentHash } from '#lib/revisions/write'

export interface Verified {
  /** How many versions were looked at, of how many texts. */
  revisions: number
  items: number
  /** The first that is not what its successor says it was, or whose content is not what it says; null where all are whole. */
  broken: Break | null
}

export interface Break {
  itemType: string
  itemId: string
  number: number
  revisionId: string
  what: 'content' | 'chain' | 'number'
}

/** As many as fit a moment and some megabytes. */
const AT_ONCE = 500

interface Row {
  id: string
  itemType: string
  itemId: string
  number: number
  content: unknown
  contentHash: string
  /** Its words were erased, and two people answer for that. */
  isErased: boolean
  /** The number and digest of the version before it, as the rows say now. */
  numberBefore: number | null
  isWhole: boolean
}

/** Walks the versions of every text, in the order of the texts' ids, and stops at the first break. */
export async function verifyRevisions(tx: Tx): Promise<Verified> {
  const verified: Verified = { revisions: 0, items: 0, broken: null }
  let itemId = '00000000-0000-0000-0000-000000000000'
  let number = 0
  for (;;) {
    const rows = await tx.$queryRaw<Row[]>`
      SELECT r.id, r."itemType"::text, r."itemId", r.number, r.content, r."contentHash",
        r."erasedAt" IS NOT NULL AND EXISTS (SELECT FROM "TakeDown" t WHERE t."erasedAt" = r."erasedAt") AS "isErased",
        before.number AS "numberBefore",
        r."previousHash" IS NOT DISTINCT FROM before.digest AS "isWhole"
      FROM "Revision" r LEFT JOIN LATERAL (
        SELECT p.number, revision_digest(p) AS digest FROM "Revision" p
        WHERE p."itemId" = r."itemId" AND p.number < r.number ORDER BY p.number DESC LIMIT 1) before ON true
      WHERE (r."itemId", r.number) > (${itemId}::uuid, ${number}::int)
      ORDER BY r."itemId", r.number LIMIT ${AT_ONCE}::int`
    for (const row of rows) {
      const what = breakOf(row)
      if (what) return { ...verified, broken: { ...placeOf(row), what } }
      verified.revisions += 1
      if (row.number === 1) verified.items += 1
      itemId = row.itemId
      number = row.number
    }
    if (rows.length < AT_ONCE) return verified
  }
}

function breakOf({ number, numberBefore, isWhole, isErased, content, contentHash: hash }: Row): Break['what'] | null {
  if (number !== (numberBefore ?? 0) + 1) return 'number'
  if (!isWhole) return 'chain'
  // What was erased has its hash alone, and the chain holds that.
  return isErased || contentHash(content) === hash ? null : 'content'
}

const placeOf = ({ itemType, itemId, number, id }: Row): Omit<Break, 'what'> => ({
  itemType,
  itemId,
  number,
  revisionId: id,
})
