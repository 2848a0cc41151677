import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Queued } from '#lib/desk/queued'
import type { Room } from '#lib/desk/room'

/** Words that are being written: one form in one tab. */
export interface KeptSheet {
  id: string
  contributorId: string
  /** What is being written: "new:<story>", "update:<id>" ... */
  what: string
  value: unknown
  beganAt: number
  changedAt: number
}

export interface KeptRoom {
  contributorId: string
  storyId: string
  room: Room
}

interface Stores extends DBSchema {
  sheets: { key: string; value: KeptSheet; indexes: { contributor: string } }
  outbox: { key: string; value: Queued; indexes: { contributor: string } }
  rooms: { key: [string, string]; value: KeptRoom; indexes: { contributor: string } }
}

export type Device = IDBPDatabase<Stores>

const NAME = 'writethru:desk'
const VERSION = 1

let opened: Promise<Device | null> | null = null

/** What this browser keeps for the desk; null where it keeps nothing (a private window, a full disk). */
export function device(): Promise<Device | null> {
  opened ??= open()
  return opened
}

async function open(): Promise<Device | null> {
  try {
    return await openDB<Stores>(NAME, VERSION, {
      upgrade(db) {
        db.createObjectStore('sheets', { keyPath: 'id' }).createIndex('contributor', 'contributorId')
        db.createObjectStore('outbox', { keyPath: 'updateId' }).createIndex('contributor', 'contributorId')
        db.createObjectStore('rooms', { keyPath: ['contributorId', 'storyId'] }).createIndex(
          'contributor',
          'contributorId',
        )
      },
      // A newer build in another tab needs another shape: this one steps aside and opens again when it writes next.
      blocking: (_current, _next, event) => {
        if (event.target instanceof IDBDatabase) event.target.close()
        opened = null
      },
      terminated: () => {
        opened = null
      },
    })
  } catch {
    opened = null
    return null // the text is still on the screen; whoever asked says that it is not kept
  }
}

/** What was asked of the device; the other answer where it keeps nothing. */
export async function onDevice<T>(work: (db: Device) => Promise<T>, otherwise: T): Promise<T> {
  try {
    const db = await device()
    return db ? await work(db) : otherwise
  } catch {
    return otherwise // full, or closed by the browser: the same as a device that keeps nothing
  }
}
