import { type KeptSheet, onDevice } from '#lib/desk/device'
import { newId } from '#lib/platform/uuid'

/** The place of a text: whose, and what it is. */
export interface Place {
  contributorId: string
  what: string
}

/** What was being written there, the last written first. Colleagues at the same screen do not find it. */
export async function listSheets({ contributorId, what }: Place): Promise<KeptSheet[]> {
  const own = await listSheetsOf(contributorId)
  return own.filter((sheet) => sheet.what === what).sort((a, b) => b.changedAt - a.changedAt)
}

export async function listSheetsOf(contributorId: string): Promise<KeptSheet[]> {
  await bringOver()
  return onDevice((db) => db.getAllFromIndex('sheets', 'contributor', contributorId), [])
}

/** False where the device keeps nothing: the desk then does not claim it. */
export const keepSheet = (sheet: KeptSheet): Promise<boolean> =>
  onDevice(async (db) => {
    await db.put('sheets', sheet)
    return true
  }, false)

export const dropSheet = (id: string): Promise<void> => onDevice((db) => db.delete('sheets', id), undefined)

const OLD = 'writethru:kept:'
let brought: Promise<void> | null = null

/** Earlier builds kept texts in localStorage: they move over once. */
function bringOver(): Promise<void> {
  brought ??= move()
  return brought
}

async function move() {
  try {
    for (const name of Object.keys(localStorage).filter((key) => key.startsWith(OLD))) {
      const sheet = sheetOfOld(name, localStorage.getItem(name) ?? '', Date.now())
      if (!sheet || (await keepSheet(sheet))) localStorage.removeItem(name)
    }
  } catch {
    // a device that keeps nothing has nothing to bring over
  }
}

/** "writethru:kept:<contributor>:<what>" */
export function sheetOfOld(name: string, json: string, now: number): KeptSheet | null {
  const [, contributorId, what] = /^writethru:kept:([^:]+):(.+)$/.exec(name) ?? []
  const value = parse(json)
  if (!contributorId || !what || value === null) return null
  return { id: newId(), contributorId, what, value, beganAt: now, changedAt: now }
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null // nothing readable was kept
  }
}
