import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Caller, findCaller, mayRead, UNSEEN } from '#lib/contributors/callers'
import { retryMessage } from '#lib/live/server/messages'
import { deskStreams } from '#lib/live/server/metrics'
import { NEWSROOM, type RoomMember, type Rooms } from '#lib/live/server/rooms'
import { createSeats } from '#lib/live/server/seats'
import { openStream } from '#lib/live/server/socket'
import { isUnavailable } from '#lib/platform/database-failures'
import { AppError } from '#lib/platform/errors'
import { clientAddress, type Proxies } from '#lib/platform/http-address'
import { sayProblem } from '#lib/platform/http-answers'
import { Id } from '#lib/platform/ids'
import { callerNoted, isTold, noteCaller, tellRefused } from '#lib/platform/refusals-told'
import type { RawHeaders } from '#lib/press/serve'

interface DeskStreamParts {
  rooms: Rooms
  siteUrl: string
  proxies: Proxies
  headers: RawHeaders
}

export interface DeskStreams {
  open(req: IncomingMessage, res: ServerResponse, storyIds: string[]): Promise<void>
  close(): void
}

/** Desk tabs share one stream a browser; a hundred people with a few stories open each. */
const MOST_STREAMS = 500
const MOST_PER_PERSON = 20
/** Nobody reads twenty rooms at a time. */
const MOST_ROOMS = 20

/** The desk's stream of a story room: whoever opens it must be of the newsroom, then and as long as it is open. */
export function createDeskStreams({ rooms, siteUrl, proxies, headers }: DeskStreamParts): DeskStreams {
  const seats = createSeats({ total: MOST_STREAMS, perAddress: MOST_PER_PERSON })
  let isClosing = false

  async function open(req: IncomingMessage, res: ServerResponse, request: Request, storyIds: string[]) {
    const site = req.headers['sec-fetch-site']
    if (site !== undefined && site !== 'same-origin') {
      throw new AppError('forbidden', 'This request did not come from this newsroom’s own pages.')
    }
    const caller = await requireCaller(request)
    noteCaller(request, caller.token?.id ?? caller.contributorId)
    const ids = storyIds.slice(0, MOST_ROOMS).flatMap((id) => (id === NEWSROOM ? id : (Id.safeParse(id).data ?? [])))
    if (!(await mayFollow(caller, ids))) throw new AppError('forbidden', 'This token may not follow these stories.')
    const isKnown = await rooms.enter(ids, () => admit(req, res, request, caller))
    if (!isKnown) throw new AppError('not_found', 'That story does not exist.')
  }

  function admit(req: IncomingMessage, res: ServerResponse, request: Request, { contributorId }: Caller) {
    if (isClosing || !seats.take(contributorId)) {
      throw new AppError('unavailable', 'Too many of your tabs follow a story; close some of them.')
    }
    const stream = openStream(req, res, retryMessage(), headers)
    if (!stream) {
      seats.leave(contributorId)
      return null
    }
    deskStreams.inc()
    const member: RoomMember = {
      write: (bytes) => stream.write(bytes),
      end: () => stream.end(),
      mayRead: () => mayStillRead(request),
    }
    req.socket.once('close', () => {
      deskStreams.dec()
      seats.leave(contributorId)
      rooms.leave(member)
    })
    return member
  }

  return {
    async open(req, res, storyIds) {
      res.setHeaders(headersOf(headers))
      const request = requestOf(req, siteUrl)
      try {
        await open(req, res, request, storyIds)
      } catch (error) {
        if (error instanceof AppError) {
          if (isTold(error)) tellOf(request, clientAddress(req, proxies), error)
          return sayProblem(res, error)
        }
        if (isUnavailable(error)) return sayProblem(res, new AppError('unavailable', AWAY))
        throw error
      }
    },
    close() {
      isClosing = true
      for (const member of rooms.members()) {
        member.write(Buffer.from(retryMessage()))
        member.end()
      }
    },
  }
}

const tellOf = (request: Request, from: string, { code }: AppError) =>
  tellRefused({ code, who: callerNoted(request), route: 'GET /desk/stream', from }, Date.now())

const headersOf = (raw: RawHeaders): Headers => {
  const headers = new Headers()
  for (let at = 0; at < raw.length; at += 2) headers.set(raw[at] ?? '', raw[at + 1] ?? '')
  return headers
}

const AWAY = 'The newsroom’s database cannot be reached; try again in a moment.'

/** Only what says who asks. That a stream is open is no use of a session: it opens and is looked at by itself. */
function requestOf({ headers }: IncomingMessage, siteUrl: string): Request {
  const { cookie, authorization } = headers
  const who = { ...(cookie && { cookie }), ...(authorization && { authorization }) }
  return new Request(siteUrl, { headers: { ...who, [UNSEEN]: '1' } })
}

async function requireCaller(request: Request): Promise<Caller> {
  const caller = await findCaller(request)
  if (!caller) throw new AppError('unauthenticated', 'You are signed out. Your text is still here; sign in again.')
  return caller
}

/** What the newsroom as a whole does is a number alone. */
async function mayFollow(caller: Caller, ids: string[]): Promise<boolean> {
  const stories = ids.filter((id) => id !== NEWSROOM)
  return stories.length === 0 ? (caller.token?.rights.includes('read') ?? true) : mayRead(caller, stories)
}

async function mayStillRead(request: Request): Promise<boolean> {
  try {
    return (await findCaller(request)) !== null
  } catch (error) {
    // A database that is away says nothing about a session; what the stream tells is only that something changed.
    return error instanceof AppError && error.code === 'unavailable'
  }
}
