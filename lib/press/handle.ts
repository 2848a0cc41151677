import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Assets } from '#lib/press/assets'
import type { Answer, ErrorStatus, Press } from '#lib/press/press'
import { findReaderRoute, isReaderSpace, tidyPath } from '#lib/press/routes'
import { isScript } from '#lib/press/script'
import { type RawHeaders, serveAsset, serveEdition } from '#lib/press/serve'

export interface Readers {
  /** Answers at once from memory, or not at all: the hot path, before anything else looks at the request. */
  serveReady(req: IncomingMessage, res: ServerResponse): boolean
  /** Answers a reader's request; false where the path is none of the press's. */
  handle(req: IncomingMessage, res: ServerResponse, path: string): Promise<boolean>
  /** The page for a status, for whoever else has nothing to show. */
  fail(req: IncomingMessage, res: ServerResponse, status: ErrorStatus): Promise<void>
}

const SENTENCES: Record<ErrorStatus, string> = {
  404: 'There is no page at this address.',
  410: 'This page is no longer published.',
  503: 'This page cannot be shown at the moment. Try again in a few seconds.',
}

const mayBeAsset = (path: string) => path.startsWith('/_next/static/') || isScript(path)

/** HTTP for readers: the press's answers as responses. */
export function createReaders(press: Press, assets: Assets, headers: RawHeaders): Readers {
  async function fail(req: IncomingMessage, res: ServerResponse, status: ErrorStatus) {
    const page = await press.findErrorPage(status)
    if (page) return serveEdition(req, res, page, { status, storyId: null, headers })
    // No page was ever printed: the newsroom started without its database.
    const retry = status === 503 ? ['Retry-After', '5'] : []
    res.writeHead(status, [
      'Content-Type',
      'text/plain; charset=utf-8',
      'Cache-Control',
      'no-store',
      ...retry,
      ...headers,
    ])
    res.end(req.method === 'HEAD' ? undefined : `${SENTENCES[status]}\n`)
  }

  async function respond(req: IncomingMessage, res: ServerResponse, answer: Answer) {
    if (answer.kind === 'missing') return fail(req, res, 404)
    if (answer.kind === 'gone') return fail(req, res, 410)
    if (answer.kind === 'unavailable') return fail(req, res, 503)
    if (answer.kind === 'edition') return serveEdition(req, res, answer.edition, { ...answer, status: 200, headers })
    bare(res, answer.isForNow ? 307 : 308, ['Location', answer.location])
  }

  function bare(res: ServerResponse, status: number, about: RawHeaders) {
    res.writeHead(status, [...about, 'Cache-Control', 'no-cache', 'Content-Length', '0', ...headers])
    res.end()
  }

  return {
    fail,
    serveReady(req, res) {
      if (req.method !== 'GET' && req.method !== 'HEAD') return false
      const [path = ''] = (req.url ?? '').split('?', 1)
      const ready = press.fresh(path)
      if (!ready) return false
      serveEdition(req, res, ready.edition, { status: 200, storyId: ready.storyId, headers })
      return true
    },
    async handle(req, res, path) {
      const isReading = req.method === 'GET' || req.method === 'HEAD'
      const asset = isReading && mayBeAsset(path) && (await assets.find(path))
      if (asset) {
        serveAsset(req, res, asset, headers)
        return true
      }
      const tidy = tidyPath(path)
      if (!isReaderSpace(tidy)) return false
      if (!isReading) bare(res, 405, ['Allow', 'GET, HEAD'])
      else if (tidy !== path && findReaderRoute(tidy)) bare(res, 308, ['Location', tidy])
      else await respond(req, res, await press.find(path))
      return true
    },
  }
}
