import type { IncomingMessage, ServerResponse } from 'node:http'
import { formatOf } from '#lib/feeds/formats'
import type { Asset } from '#lib/press/assets'
import type { Edition } from '#lib/press/edition'
import { type Encoding, matchesEtag, pickEncoding } from '#lib/press/negotiate'
import { typeOf } from '#lib/press/printed'

/** Names and values in turn, as `writeHead` takes them fastest. */
export type RawHeaders = string[]

export interface Serving {
  status: number
  /** The story whose change makes it old, for whoever purges shared caches; null for the front and topics. */
  storyId: string | null
  /** What every reader's page carries (security headers). */
  headers: RawHeaders
}

interface Ready {
  etag: string
  whole: RawHeaders
  notModified: RawHeaders
}

// A second of age spares the origin a crowd; ten days of it are better than an error page.
const SHARED_PAGE = 'max-age=1, stale-while-revalidate=30, stale-if-error=864000'
const FOR_EVER = 'public, max-age=31536000, immutable'
// The press tries again about as often.
const RETRY_AFTER_S = '5'

const prepared = new WeakMap<Edition, Map<string, Ready>>()

/** Writes the stored bytes: one writeHead, one end. */
export function serveEdition(req: IncomingMessage, res: ServerResponse, edition: Edition, serving: Serving): void {
  const encoding = pickEncoding(req.headers['accept-encoding'])
  const { etag, whole, notModified } = readyFor(edition, encoding, serving)
  if (serving.status === 200 && matchesEtag(req.headers['if-none-match'], etag)) {
    res.writeHead(304, notModified)
    res.end()
    return
  }
  res.writeHead(serving.status, whole)
  res.end(req.method === 'HEAD' ? undefined : edition.bodies[encoding])
}

function readyFor(edition: Edition, encoding: Encoding, serving: Serving): Ready {
  const known = prepared.get(edition) ?? new Map<string, Ready>()
  prepared.set(edition, known)
  const key = `${serving.status} ${encoding}`
  const ready = known.get(key) ?? prepare(edition, encoding, serving)
  known.set(key, ready)
  return ready
}

function prepare({ meta, bodies }: Edition, encoding: Encoding, { status, storyId, headers }: Serving): Ready {
  const etag = `"${meta.hashes[encoding]}"`
  const sharing = formatOf(meta.path) && status === 200 ? shareable(headers) : headers
  const about = ['Vary', 'Accept-Encoding', ...cachingOf(status, etag, storyId), ...sharing]
  return { etag, notModified: about, whole: [...bodyHeaders(typeOf(meta.path), bodies, encoding), ...about] }
}

/** Feeds are made for pages of other sites. */
function shareable(headers: RawHeaders): RawHeaders {
  const at = headers.indexOf('Cross-Origin-Resource-Policy')
  return at === -1 ? headers : headers.with(at + 1, 'cross-origin')
}

function cachingOf(status: number, etag: string, storyId: string | null): RawHeaders {
  if (status === 503) return ['Cache-Control', 'no-store', 'Retry-After', RETRY_AFTER_S]
  if (status !== 200) return ['Cache-Control', 'no-cache', 'CDN-Cache-Control', 'max-age=1']
  const key = storyId ? `story-${storyId}` : 'site'
  const keys = ['Surrogate-Key', key, 'Cache-Tag', key]
  return ['ETag', etag, 'Cache-Control', 'no-cache', 'CDN-Cache-Control', SHARED_PAGE, ...keys]
}

function bodyHeaders(contentType: string, bodies: Edition['bodies'], encoding: Encoding): RawHeaders {
  const length = ['Content-Type', contentType, 'Content-Length', String(bodies[encoding].length)]
  return encoding === 'identity' ? length : [...length, 'Content-Encoding', encoding]
}

/** A stylesheet, font or script: where its name says what is in it, it is kept for ever. */
export function serveAsset(req: IncomingMessage, res: ServerResponse, asset: Asset, headers: RawHeaders): void {
  // A font is compressed by its format.
  const encoding = asset.contentType.startsWith('text/') ? pickEncoding(req.headers['accept-encoding']) : 'identity'
  const etag = `"${asset.hashes[encoding]}"`
  const caching = ['ETag', etag, 'Cache-Control', asset.isForEver ? FOR_EVER : 'no-cache', 'Vary', 'Accept-Encoding']
  if (matchesEtag(req.headers['if-none-match'], etag)) {
    res.writeHead(304, [...caching, ...headers])
    res.end()
    return
  }
  res.writeHead(200, [...bodyHeaders(asset.contentType, asset.bodies, encoding), ...caching, ...headers])
  res.end(req.method === 'HEAD' ? undefined : asset.bodies[encoding])
}
