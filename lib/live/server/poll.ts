import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Cursor, place } from '#lib/live/server/cursor'
import { polls } from '#lib/live/server/metrics'
import { createPace, type Pace, restMs } from '#lib/live/server/pace'
import type { Subject, SubjectKey } from '#lib/press/catalogue'
import type { ChangeList } from '#lib/press/change-list'
import { type Encoded, encode } from '#lib/press/compress'
import { pickEncoding } from '#lib/press/negotiate'
import type { RawHeaders } from '#lib/press/serve'

interface PollParts {
  headers: RawHeaders
  subject(key: SubjectKey): Subject | undefined
  changes(key: SubjectKey, after: number): Promise<ChangeList>
  compare(): Promise<void>
  isHealthy(): boolean
  /** The number at which the breaking line last changed. */
  mastheadRevision(): number
  /** Milliseconds since 1970. */
  now(): number
}

export interface Polls {
  answer(req: IncomingMessage, res: ServerResponse, key: SubjectKey, after: Cursor | null | 'broken'): Promise<void>
  /** About how many ask in turn. */
  count(key: SubjectKey): number
  keys(): Iterable<SubjectKey>
}

/** A crowd behind a shared cache asks once a second. */
const CACHING: RawHeaders = ['Cache-Control', 'no-cache', 'CDN-Cache-Control', 'max-age=1']
const RETRY_AFTER_S = '5'
const MOST_SUBJECTS = 1_000

const encoded = new WeakMap<ChangeList, Promise<Encoded>>()

/** What changed, for readers whose line allows no stream; 204 nothing, 205 fetch the page. */
export function createPolls(parts: PollParts): Polls {
  const everybody = createPace()
  const paces = new Map<SubjectKey, Pace>()

  function paceOf(key: SubjectKey): Pace {
    const known = paces.get(key)
    if (known) return known
    const [oldest] = paces.keys()
    if (paces.size >= MOST_SUBJECTS && oldest) paces.delete(oldest)
    const pace = createPace()
    paces.set(key, pace)
    return pace
  }

  function about({ epoch, endedAt }: Subject, key: SubjectKey, revision: number): RawHeaders {
    paceOf(key).ask()
    const pollMs = everybody.ask()
    const next = restMs(endedAt, parts.now()) ?? pollMs
    const words = ['Writethru-Epoch', epoch, 'Writethru-Revision', String(revision), 'Writethru-Poll-Ms', String(next)]
    words.push('Writethru-Breaking', String(parts.mastheadRevision()))
    return [...words, ...CACHING, ...parts.headers]
  }

  function bare(res: ServerResponse, status: number, more: RawHeaders) {
    res.writeHead(status, status === 204 ? more : ['Content-Length', '0', ...more])
    res.end()
  }

  async function send(req: IncomingMessage, res: ServerResponse, list: ChangeList, words: RawHeaders) {
    const bodies = await (encoded.get(list) ?? remember(list))
    const encoding = pickEncoding(req.headers['accept-encoding'])
    const coding = encoding === 'identity' ? [] : ['Content-Encoding', encoding]
    const length = ['Content-Length', String(bodies[encoding].length)]
    res.writeHead(200, [
      'Content-Type',
      'text/html; charset=utf-8',
      ...length,
      ...coding,
      'Vary',
      'Accept-Encoding',
      ...words,
    ])
    res.end(req.method === 'HEAD' ? undefined : bodies[encoding])
  }

  function remember(list: ChangeList) {
    const bodies = encode(Buffer.from(list.html))
    encoded.set(list, bodies)
    return bodies
  }

  return {
    async answer(req, res, key, cursor) {
      polls.inc()
      if (!cursor || cursor === 'broken') return bare(res, 400, ['Cache-Control', 'no-store', ...parts.headers])
      const placed = await place(cursor, { ...parts, subject: () => parts.subject(key) })
      if (!placed) return bare(res, 404, ['Cache-Control', 'no-store', ...parts.headers])
      const { standing, subject } = placed
      if (standing === 'reset') return bare(res, 205, ['Writethru-Reset', '1', ...about(subject, key, subject.counted)])
      if (standing !== 'behind') return bare(res, 204, about(subject, key, Math.max(cursor.revision, subject.counted)))
      try {
        const list = await parts.changes(key, cursor.revision)
        await send(req, res, list, about(subject, key, list.revision))
      } catch {
        // The press has said why in the log.
        bare(res, 503, ['Retry-After', RETRY_AFTER_S, 'Cache-Control', 'no-store', ...parts.headers])
      }
    },
    count: (key) => paces.get(key)?.pollers() ?? 0,
    keys: () => paces.keys(),
  }
}
