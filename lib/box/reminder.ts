import { isClosed } from '#lib/box/status'
import type { ClaimView } from '#lib/box/views'

/** What nobody has looked at for half an hour of a running story may have become wrong. */
export const CHECK_AFTER_MINUTES = 30
const CHECK_AFTER_MS = CHECK_AFTER_MINUTES * 60_000

/** The rows in readers' sight that nobody has checked for 30 minutes, the longest unchecked first. */
export function dueRows<Row extends Pick<ClaimView, 'checkedAt' | 'boxedAt' | 'status'>>(
  rows: Row[],
  now: Date,
): Row[] {
  const since = ({ checkedAt }: Row) => now.getTime() - Date.parse(checkedAt)
  return rows.filter((row) => isInBox(row) && since(row) >= CHECK_AFTER_MS).sort((a, b) => since(b) - since(a))
}

/** It stands in the box as something that may become wrong. */
export const isInBox = ({ boxedAt, status }: Pick<ClaimView, 'boxedAt' | 'status'>): boolean =>
  boxedAt !== null && !isClosed(status)

/** What whoever has the desk is told; null while there is nothing to say. */
export function reminderWords(due: number): string | null {
  if (due === 0) return null
  const rows = due === 1 ? '1 row' : `${due} rows`
  return `${rows} of the box ${due === 1 ? 'was' : 'were'} last checked more than 30 minutes ago.`
}
