import type { Subject } from '#lib/press/catalogue'

/** How far a reader's page has come. Without an epoch (`?after=47`) it is taken to be of today's. */
export interface Cursor {
  epoch: string | null
  revision: number
}

/** A list of more changes than these weighs more than the page itself. */
export const MOST_BEHIND = 50

const WRITTEN = /^(?:([\w-]{1,64})\.)?(\d{1,15})$/

/** `<epoch>.<revision>`, or the number alone; null for anything else. */
export function parseCursor(text: string | null | undefined): Cursor | null {
  const parts = WRITTEN.exec(text ?? '')
  return parts && { epoch: parts[1] ?? null, revision: Number(parts[2]) }
}

/** `?after=47`, with the epoch in front of it or as `&epoch=`; null where nothing is said, `broken` where it cannot be read. */
export function cursorIn(query: URLSearchParams): Cursor | null | 'broken' {
  const after = query.get('after')
  if (after === null) return null
  const cursor = parseCursor(after)
  return cursor ? { epoch: cursor.epoch ?? query.get('epoch'), revision: cursor.revision } : 'broken'
}

export const writeCursor = (epoch: string, revision: number): string => `${epoch}.${revision}`

/** `ahead`: above everything this process knows, so the database must say whether it is a wake-up or worth nothing. */
export type Standing = 'current' | 'behind' | 'ahead' | 'reset'

export function judge({ epoch, revision }: Cursor, subject: Subject): Standing {
  if (epoch !== null && epoch !== subject.epoch) return 'reset'
  if (revision > subject.counted) return 'ahead'
  if (revision >= subject.revision) return 'current'
  return subject.revision - revision > MOST_BEHIND ? 'reset' : 'behind'
}

interface Numbers {
  subject(): Subject | undefined
  /** Compares with the database. */
  compare(): Promise<void>
  isHealthy(): boolean
}

export interface Placed {
  standing: Standing
  subject: Subject
}

/** The same after asking the database where need be; `ahead` remains only while it does not answer. Null: no such page. */
export async function place(cursor: Cursor, { subject, compare, isHealthy }: Numbers): Promise<Placed | null> {
  const known = subject()
  if (!known) return null
  const standing = judge(cursor, known)
  const isForeign = cursor.epoch !== null && cursor.epoch !== known.epoch
  if (standing !== 'ahead' && !isForeign) return { standing, subject: known }
  await compare()
  const now = subject()
  if (!now) return null
  const after = judge(cursor, now)
  return { standing: after === 'ahead' && isHealthy() ? 'reset' : after, subject: now }
}
