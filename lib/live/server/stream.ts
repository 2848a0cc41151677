import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Cursor, parseCursor, place } from '#lib/live/server/cursor'
import type { FanOut } from '#lib/live/server/fan-out'
import type { Hub } from '#lib/live/server/hub'
import { breakingMessage, HEARTBEAT, openingMessage, retryMessage } from '#lib/live/server/messages'
import { readersConnected, refusedStreams } from '#lib/live/server/metrics'
import { restMs } from '#lib/live/server/pace'
import type { Seats } from '#lib/live/server/seats'
import { openStream, type StreamSocket } from '#lib/live/server/socket'
import type { Subject, SubjectKey } from '#lib/press/catalogue'
import type { RawHeaders } from '#lib/press/serve'

interface StreamParts {
  hub: Hub
  fanOut: FanOut
  seats: Seats
  headers: RawHeaders
  subject(key: SubjectKey): Subject | undefined
  compare(): Promise<void>
  isHealthy(): boolean
  /** The number at which the breaking line last changed. */
  mastheadRevision(): number
  /** Milliseconds since 1970. */
  now(): number
  addressOf(req: IncomingMessage): string
  heartbeatMs?: number
}

export interface Streams {
  open(req: IncomingMessage, res: ServerResponse, key: SubjectKey, after: Cursor | null | 'broken'): Promise<void>
  /** Numbers may have changed: tells everybody where the breaking line did. */
  changed(): void
  /** Tells everybody to come back, spread over a few seconds, and closes. */
  close(): Promise<void>
}

/** Proxies close what is silent for a minute, some after thirty seconds. */
export const HEARTBEAT_MS = 15_000
/** A fifteenth of all streams at a time: five thousand small writes at once would delay a message by a tenth of a second. */
const BEATS = 15
const RETRY_AFTER_S = '10'
const SPREADS = 16

/** Server-Sent Events for readers: one stream a page, from the number the reader has. */
export function createStreams(parts: StreamParts): Streams {
  const { hub, fanOut, seats, headers, subject, heartbeatMs = HEARTBEAT_MS } = parts
  const beats = Array.from({ length: BEATS }, () => new Set<StreamSocket>())
  let opened = 0
  let beat = 0
  let isClosing = false
  let told = parts.mastheadRevision()
  const timer = setInterval(() => {
    beat = (beat + 1) % BEATS
    fanOut.each(beats[beat] ?? [], (stream) => stream.write(HEARTBEAT))
  }, heartbeatMs / BEATS).unref()

  function answer(res: ServerResponse, status: 204 | 400 | 404 | 503, about: RawHeaders = []) {
    res.writeHead(status, [...about, 'Cache-Control', 'no-store', 'Content-Length', '0', ...headers])
    res.end()
  }

  /** Their client polls; whoever asks too early is told the same again. */
  function refuse(res: ServerResponse) {
    refusedStreams.inc()
    answer(res, 503, ['Retry-After', RETRY_AFTER_S])
  }

  function admit(req: IncomingMessage, res: ServerResponse, words: string): StreamSocket | null {
    const address = parts.addressOf(req)
    if (isClosing || !seats.take(address)) {
      refuse(res)
      return null
    }
    const stream = openStream(req, res, words, headers)
    if (!stream) {
      seats.leave(address)
      return null
    }
    const bucket = beats[opened++ % BEATS]
    bucket?.add(stream)
    readersConnected.inc()
    req.socket.once('close', () => {
      seats.leave(address)
      bucket?.delete(stream)
      readersConnected.dec()
      hub.leave(stream)
    })
    return stream
  }

  return {
    async open(req, res, key, after) {
      if (after === 'broken') return answer(res, 400)
      const now = subject(key)
      const header = req.headers['last-event-id']
      const cursor: Cursor | null =
        parseCursor(typeof header === 'string' ? header : null) ??
        after ??
        (now ? { epoch: now.epoch, revision: now.counted } : null)
      const placed = cursor && (await place(cursor, { ...parts, subject: () => subject(key) }))
      if (!cursor || !placed) return answer(res, 404)
      if (placed.standing === 'ahead') return refuse(res)
      // 204: a browser's EventSource does not come back by itself (HTML Living Standard, 9.2.3).
      const isOver = restMs(placed.subject.endedAt, parts.now()) !== null
      if (isOver && placed.standing === 'current') return answer(res, 204)
      const { epoch, counted } = placed.subject
      const revision = placed.standing === 'reset' ? counted : cursor.revision
      const opening = placed.standing === 'reset' ? retryMessage() : openingMessage(epoch, revision)
      const line = parts.mastheadRevision()
      const stream = admit(req, res, line ? opening + breakingMessage(line) : opening)
      if (!stream) return
      if (placed.standing === 'reset') hub.enterAnew(placed.subject, stream)
      else hub.enter(placed.subject, revision, stream)
    },
    changed() {
      const now = parts.mastheadRevision()
      if (now === told) return
      told = now
      const message = Buffer.from(breakingMessage(now))
      fanOut.each(hub.members(), (member) => member.write(message))
    },
    async close() {
      isClosing = true
      clearInterval(timer)
      const spread = Array.from({ length: SPREADS }, (_, i) => Buffer.from(retryMessage((i + Math.random()) / SPREADS)))
      let count = 0
      fanOut.each(hub.members(), (member) => {
        member.write(spread[count++ % SPREADS] ?? HEARTBEAT)
        member.end()
      })
      await fanOut.settled()
    },
  }
}
