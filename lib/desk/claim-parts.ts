import { isAsked, isStated } from '#lib/box/status'
import type { ClaimView } from '#lib/box/views'

interface Part {
  title: string
  has: (claim: ClaimView) => boolean
}

/** Where a claim stands on the desk: as readers see it, then what only the desk has. Each claim is in the first that has it. */
const PARTS: Part[] = [
  { title: 'What we know', has: ({ boxedAt, status }) => boxedAt !== null && isStated(status) },
  { title: 'What we don’t know yet', has: ({ boxedAt, status }) => boxedAt !== null && isAsked(status) },
  {
    title: 'What we got wrong',
    has: ({ boxedAt, status, isWrong }) => boxedAt !== null && status === 'withdrawn' && isWrong,
  },
  { title: 'Not in the box yet', has: ({ status }) => isStated(status) || isAsked(status) },
  { title: 'Settled', has: () => true },
]

export interface ClaimPart {
  title: string
  rows: ClaimView[]
}

/** The parts that have a claim, in their order. */
export function partsOf(rows: readonly ClaimView[]): ClaimPart[] {
  const partOf = (row: ClaimView) => PARTS.find(({ has }) => has(row))
  return PARTS.map((part) => ({ title: part.title, rows: rows.filter((row) => partOf(row) === part) })).filter(
    ({ rows }) => rows.length > 0,
  )
}

/** The places in the box of the neighbours above and below in the same part; null where there is none. */
export function neighboursOf(row: ClaimView, part: ClaimPart, rows: readonly ClaimView[]) {
  const boxed = rows.filter(({ boxedAt }) => boxedAt !== null)
  const place = part.rows.indexOf(row)
  const placeOf = (neighbour: ClaimView | undefined) => (neighbour ? boxed.indexOf(neighbour) : -1)
  const [up, down] = [placeOf(part.rows[place - 1]), placeOf(part.rows[place + 1])]
  return row.boxedAt === null ? { up: -1, down: -1 } : { up, down }
}
