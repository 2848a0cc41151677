import { setTimeout as wait } from 'node:timers/promises'
import type { Catalogue } from '#lib/press/catalogue'
import type { Edition, EditionMeta } from '#lib/press/edition'
import { createFollower } from '#lib/press/follower'
import { createPrintRoom } from '#lib/press/print-room'
import type { PrinterLimits } from '#lib/press/printer'
import type { Render } from '#lib/press/print-edition'
import type { CensusChange, Numbers } from '#lib/press/queries'
import { findReaderRoute, olderPagePath, type ReaderRoute, storyPath } from '#lib/press/routes'
import type { Slot } from '#lib/press/slots'
import type { Store } from '#lib/press/store'
import { olderPages } from '#lib/stories/pages'
import { surfacesOf } from '#lib/stories/surfaces'

export type Log = (level: 'info' | 'warn' | 'error', event: string, fields?: Record<string, unknown>) => void

export interface PressParts {
  render: Render
  store: Store
  numbers: Numbers
  /** The build of the application: editions of another one are printed anew. */
  build: string
  log: Log
  now?: () => number
  limits?: Partial<PressLimits>
}

export interface PressLimits extends PrinterLimits {
  /** Memory for editions. */
  shelfBytes: number
  /** How long a reader waits for a fresher page before getting the last good one. */
  patienceMs: number
  /** How long where there is no last good one: the deadline of a print and its turn in the queue. */
  firstPrintMs: number
}
