import { writeCursor } from '#lib/live/server/cursor'
import type { Subject } from '#lib/press/catalogue'
import type { ChangeList } from '#lib/press/change-list'

/** Everybody who lost the same server comes back spread over this time. */
const RETRY_FROM_MS = 1_000
const RETRY_SPREAD_MS = 3_000

const prepared = new WeakMap<ChangeList, Buffer>()

/** A change list as an event (HTML Living Standard, 9.2); made once for all streams. */
export function changesMessage(list: ChangeList): Buffer {
  const known = prepared.get(list)
  if (known) return known
  const lines = list.html.split(/\r\n|\r|\n/).map((line) => `data: ${line}\n`)
  const message = Buffer.from(`event: changes\nid: ${writeCursor(list.epoch, list.revision)}\n${lines.join('')}\n`)
  prepared.set(list, message)
  return message
}

/** “Fetch the page”: what the reader knows cannot be joined up with. */
export function resetMessage({ epoch, counted }: Subject): Buffer {
  const now = writeCursor(epoch, counted)
  return Buffer.from(`event: reset\nid: ${now}\ndata: ${now}\n\n`)
}

/** The database was restored to before the story: the page says so. */
export const GONE_MESSAGE = Buffer.from('event: reset\ndata: gone\n\n')

/** Coverage ended a while ago: no stream any more; the data says after how many milliseconds to look again. */
export const endMessage = (pollMs: number): Buffer => Buffer.from(`event: end\ndata: ${pollMs}\n\n`)

export const retryMessage = (random = Math.random()): string =>
  `retry: ${Math.round(RETRY_FROM_MS + random * RETRY_SPREAD_MS)}\n\n`

/** The first words on a stream: when to come back, and from where, should it break before anything happens. */
export const openingMessage = (epoch: string, revision: number): string =>
  `id: ${writeCursor(epoch, revision)}\n${retryMessage()}`

/** How far the breaking line is: whoever shows an earlier one asks for it. */
export const breakingMessage = (revision: number): string => `event: breaking\ndata: ${revision}\n\n`

/** A comment: proxies and browsers see that the line lives. */
export const HEARTBEAT = Buffer.from(':\n\n')
