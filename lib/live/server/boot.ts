import type { IncomingMessage, ServerResponse } from 'node:http'
import { cursorIn } from '#lib/live/server/cursor'
import { createDeskStreams } from '#lib/live/server/desk-stream'
import { createFanOut } from '#lib/live/server/fan-out'
import { createHub } from '#lib/live/server/hub'
import { publishToBroadcast } from '#lib/live/server/metrics'
import { createPolls } from '#lib/live/server/poll'
import { getNewsroomNumber, listRoomNumbers } from '#lib/live/server/queries'
import { createReaderCounts, shareReaderCounts } from '#lib/live/server/readers'
import { createRooms, NEWSROOM } from '#lib/live/server/rooms'
import { findLiveRoute, liveAddress } from '#lib/live/server/routes'
import { createSeats } from '#lib/live/server/seats'
import { createStreams } from '#lib/live/server/stream'
import { clientAddress, type Proxies } from '#lib/platform/http-address'
import type { Resolved, SubjectKey } from '#lib/press/catalogue'
import type { Press } from '#lib/press/press'
import { isBylinePage } from '#lib/press/routes'
import type { RawHeaders } from '#lib/press/serve'

export interface Live {
  /** Answers what is live; false where the path is none of its. */
  handle(req: IncomingMessage, res: ServerResponse, path: string, query: string): Promise<boolean>
  /** Tells all streams to come back and closes them. */
  close(): Promise<void>
}

interface LiveParts {
  press: Press
  onWake(hear: (payload: string | null) => void): void
  proxies: Proxies
  headers: RawHeaders
  siteUrl: string
}

const LOOK_MS = 5_000
const storyIdOf = (key: SubjectKey) => (key.startsWith('story:') ? key.slice('story:'.length) : null)

/** What moves while pages are open, on the bare HTTP server: streams and polls for readers, the room's stream for the desk. */
export function bootLive({ press, onWake, proxies, headers, siteUrl }: LiveParts): Live {
  const { subject, changes, pagePrinted, wake: compare, isHealthy, mastheadRevision } = press
  const fanOut = createFanOut()
  const now = Date.now
  const hub = createHub({ subject, changes, compare, pagePrinted, fanOut, now, onSent: observeBroadcast })
  press.onNumbers(hub.changed)
  const asked = { subject, changes, compare, isHealthy, mastheadRevision, headers, now }
  const addressOf = (req: IncomingMessage) => clientAddress(req, proxies)
  const streams = createStreams({ ...asked, hub, fanOut, seats: createSeats(), addressOf })
  press.onNumbers(streams.changed)
  const polls = createPolls(asked)
  const count = (storyId: string) => hub.count(`story:${storyId}`) + polls.count(`story:${storyId}`)
  const counts = createReaderCounts({
    count,
    storyIds: () => [...hub.keys(), ...polls.keys()].flatMap((key) => storyIdOf(key) ?? []),
  })
  shareReaderCounts(counts)
  const rooms = createRooms({ numbers: listRoomNumbers, newsroom: getNewsroomNumber, readers: count })
  onWake(rooms.wake)
  const desk = createDeskStreams({ rooms, siteUrl, proxies, headers })
  const timer = setInterval(look, LOOK_MS).unref()

  function look() {
    counts.look()
    hub.changed()
  }

  function observeBroadcast(key: SubjectKey, revision: number) {
    const sinceMs = press.sinceChange(storyIdOf(key) ?? '', revision)
    if (sinceMs !== undefined) publishToBroadcast.observe(Math.max(0, sinceMs) / 1000)
  }

  /**
   * What a page leads to. Where a contributor has none, whoever has it open loads it anew and finds nothing: 410, whether
   * there ever was somebody or not.
   */
  async function locate(page: string): Promise<Resolved | null> {
    const isUnsure = isBylinePage(page) && !press.fresh(page)
    if (isUnsure && (await press.find(page)).kind === 'missing') return { found: false, redirect: null, isGone: true }
    return press.locate(page)
  }

  function bare(res: ServerResponse, status: number, about: RawHeaders) {
    res.writeHead(status, [...about, 'Cache-Control', 'no-cache', 'Content-Length', '0', ...headers])
    res.end()
  }

  return {
    async handle(req, res, path, search) {
      const query = new URLSearchParams(search)
      const isDesk = path === '/desk/stream'
      const route = isDesk ? null : findLiveRoute(path)
      if (!isDesk && !route) return false
      if (req.method !== 'GET' && !(req.method === 'HEAD' && route?.what === 'changes')) {
        bare(res, 405, ['Allow', 'GET'])
        return true
      }
      if (!route) {
        await desk.open(req, res, [...(query.has(NEWSROOM) ? [NEWSROOM] : []), ...query.getAll('story')])
        return true
      }
      const found = await locate(route.page)
      const followed = found?.found ? found.subject : found?.followed
      const redirect = found?.found ? null : found?.redirect
      if (followed) {
        const open = route.what === 'stream' ? streams.open : polls.answer
        await open(req, res, followed, cursorIn(query))
      } else if (redirect) bare(res, 308, ['Location', liveAddress(redirect, route, search)])
      else if (found?.found === false && found.isGone) bare(res, 410, [])
      else if (isHealthy()) bare(res, 404, [])
      else bare(res, 503, ['Retry-After', '5'])
      return true
    },
    async close() {
      clearInterval(timer)
      rooms.close()
      desk.close()
      await streams.close()
    },
  }
}
