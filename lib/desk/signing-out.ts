import { type KeptSheet, onDevice } from '#lib/desk/device'
import { readDrafts } from '#lib/desk/drafts'
import { listSheetsOf } from '#lib/desk/kept'
import { forgetPreferences } from '#lib/desk/preferences'
import { forgetPages } from '#lib/desk/worker-client'
import type { DraftView } from '#lib/drafts/views'

/** What is being written goes to the server in its own time: a slow line gets this long before somebody is asked. */
const PATIENCE_MS = 3_000
const LOOK_MS = 300

export interface Sheets {
  /** Word for word on the server too. */
  saved: KeptSheet[]
  unsaved: KeptSheet[]
}

/** What somebody has begun on this device, once what can go to the server is there. */
export async function listSheetsToLeave(contributorId: string, wait = pause): Promise<Sheets> {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const sheets = sortSheets(await listSheetsOf(contributorId), await draftsOf(contributorId))
    if (sheets.unsaved.length === 0 || Date.now() >= until) return sheets
    await wait(LOOK_MS)
  }
}

/** A server that does not answer has nothing, as far as anybody here knows. */
async function draftsOf(contributorId: string): Promise<DraftView[]> {
  const reply = await readDrafts(contributorId)
  return reply.ok ? reply.value.drafts : []
}

export function sortSheets(sheets: KeptSheet[], drafts: Pick<DraftView, 'sheetId' | 'content'>[]): Sheets {
  const there = new Map(drafts.map(({ sheetId, content }) => [sheetId, ordered(content)]))
  const isSaved = ({ id, value }: KeptSheet) => there.get(id) === ordered(value)
  return { saved: sheets.filter(isSaved), unsaved: sheets.filter((sheet) => !isSaved(sheet)) }
}

/** As JSON; the database keeps no order of names. */
const ordered = (value: unknown): string =>
  JSON.stringify(value, (_name, part) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

/**
 * After somebody has signed out here by themselves: what they read and chose goes, and what they wrote where the server has it.
 * What was not sent stays theirs (decision 7), and so does all that colleagues have written on the same device.
 */
export async function forgetHere(contributorId: string, { saved }: Sheets): Promise<void> {
  await forgetPages()
  forgetPreferences(contributorId)
  await onDevice(async (db) => {
    const transaction = db.transaction(['rooms', 'sheets'], 'readwrite')
    const rooms = transaction.objectStore('rooms')
    for (const key of await rooms.index('contributor').getAllKeys(contributorId)) await rooms.delete(key)
    const sheets = transaction.objectStore('sheets')
    for (const { id, changedAt } of saved) {
      // Another tab may have gone on writing since it was compared.
      if ((await sheets.get(id))?.changedAt === changedAt) await sheets.delete(id)
    }
    await transaction.done
  }, undefined)
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))
