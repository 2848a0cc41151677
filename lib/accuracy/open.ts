import type { OpenStatement } from '#lib/accuracy/views'
import type { Verification } from '#lib/sources/schema'

/** A version that readers had, and since when. */
interface Told {
  at: Date
  verification: Verification
}

/** An update, or a row of the box, with what readers were told of it, the first version first. */
export interface Stated extends Pick<OpenStatement, 'itemType' | 'itemId' | 'words'> {
  told: readonly Told[]
}

/** What is not sure yet among what readers have, the oldest first, of updates and of rows of the box. */
export function listOpenStatements(updates: readonly Stated[], claims: readonly Stated[]): OpenStatement[] {
  return [...updates, ...claims].flatMap(openOf).sort((a, b) => (a.since < b.since ? -1 : 1))
}

function openOf({ told, ...item }: Stated): OpenStatement[] {
  const verification = told.at(-1)?.verification
  if (verification !== 'unconfirmed' && verification !== 'disputed') return []
  // Other words for it do not make it younger; having been something else meanwhile does.
  const lastOther = told.findLastIndex((version) => version.verification !== verification)
  const since = told[lastOther + 1]?.at
  return since ? [{ ...item, verification, since: since.toISOString() }] : []
}

/** The middle of some durations; between the two middle ones where they are even. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}
