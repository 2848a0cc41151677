import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { connectionLimits } from '#lib/platform/db'
import { env } from '#lib/platform/env'
import { log, messageOf } from '#lib/platform/log'
import { listenReconnects } from '#lib/platform/metrics'
import { WAKE_CHANNEL } from '#lib/platform/wake'

// A wake-up may be lost with its connection, so whoever listens compares numbers once a second in any case.
const COMPARE_MS = 1_000
const FIRST_PAUSE_MS = 200
const LONGEST_PAUSE_MS = 5_000

export interface Listener {
  close(): Promise<void>
}

/**
 * One LISTEN connection for the whole process. `onWake` gets the payload of every notification, and null after every
 * (re)connection and once a second, when anything may have happened.
 */
export function listen(onWake: (payload: string | null) => void): Listener {
  const closed = new AbortController()
  let client: pg.Client | undefined
  const compare = setInterval(() => onWake(null), COMPARE_MS)
  void stayConnected()

  async function stayConnected() {
    let pauseMs = FIRST_PAUSE_MS
    while (!closed.signal.aborted) {
      try {
        await connection(() => {
          pauseMs = FIRST_PAUSE_MS
        })
      } catch (error) {
        if (closed.signal.aborted) return
        listenReconnects.inc()
        log('warn', 'listen.lost', { reason: messageOf(error), nextInMs: pauseMs })
      }
      await wait(pauseMs, undefined, { signal: closed.signal }).catch(() => {}) // closed meanwhile: the loop ends
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
    }
  }

  /** Listens until the connection ends; rejects with the reason. */
  async function connection(onConnected: () => void) {
    const { DATABASE_LISTEN_URL, DATABASE_URL } = env()
    const current = new pg.Client(connectionLimits(DATABASE_LISTEN_URL ?? DATABASE_URL))
    client = current
    const ended = new Promise<void>((_resolve, reject) => {
      current.on('error', reject)
      current.on('end', () => reject(new Error('The connection ended')))
    })
    current.on('notification', ({ payload }) => onWake(payload ?? null))
    try {
      await Promise.race([current.connect(), ended])
      await Promise.race([current.query(`LISTEN ${WAKE_CHANNEL}`), ended])
      onConnected()
      onWake(null)
      await ended
    } finally {
      ended.catch(() => {}) // the reason was thrown above, or connecting failed first
      void current.end().catch(() => {})
    }
  }

  return {
    async close() {
      clearInterval(compare)
      closed.abort()
      await client?.end().catch(() => {}) // it may be gone already
    },
  }
}
