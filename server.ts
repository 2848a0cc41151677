// Boots one process: limits, press, live, sweeper, then Next. `--dev`: Next's development server with reload, and no press.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import next from 'next'
import { handleMedia, readyMediaOnWake } from '#lib/api/media'
import { startSweeping } from '#lib/api/sweep'
import { canAskWhoItIs } from '#lib/contributors/callers'
import { bootLive, type Live } from '#lib/live/server/boot'
import { MAX_IMAGE_BYTES } from '#lib/media/schema'
import { forgetMedia } from '#lib/media/serve'
import { type BuiltRoutes, readBuiltRoutes } from '#lib/platform/built-routes'
import { env } from '#lib/platform/env'
import { AppError } from '#lib/platform/errors'
import { parseProxies } from '#lib/platform/http-address'
import { sayProblem, saySentence } from '#lib/platform/http-answers'
import { limitBody } from '#lib/platform/http-body'
import {
  cleanHeaders,
  dataHeaders,
  deskHeaders,
  type HeaderMap,
  previewHeaders,
  readerHeaders,
} from '#lib/platform/http-headers'
import { judgePath } from '#lib/platform/http-path'
import { createLimitedServer } from '#lib/platform/http-server'
import { log, messageOf } from '#lib/platform/log'
import { startOperations } from '#lib/platform/operations'
import { sharePurge } from '#lib/platform/purging'
import { shareShow } from '#lib/platform/showing'
import { bootPress, type RunningPress } from '#lib/press/boot'
import { startSweeper } from '#lib/updates/sweeper'

/** Longer than a publication may take (8 s), shorter than whoever started us waits before killing. */
const DRAIN_MS = 10_000

const dev = process.argv.includes('--dev') || process.env.NODE_ENV === 'development'
const { PORT, HOST, SITE_URL, TRUSTED_PROXY, EDITIONS_DIR, OPERATIONS_PORT, METRICS_TOKEN } = env()
const root = import.meta.dirname
const builtFolder = join(root, process.env.NEXT_DIST_DIR || '.next')
const origin = new URL(SITE_URL)
const identity = { origin, proxies: parseProxies(TRUSTED_PROXY) }

if (!dev && !existsSync(join(builtFolder, 'BUILD_ID'))) {
  console.error(`There is no build in ${builtFolder}: run “next build” first, or use npm start.`)
  process.exit(1)
}

const server = createLimitedServer(answer, identity.proxies, dev)
const app = next({
  dev,
  dir: root,
  hostname: origin.hostname,
  port: Number(origin.port) || (origin.protocol === 'https:' ? 443 : 80),
  ...(dev ? { httpServer: server } : {}),
})
await app.prepare()
const handler = app.getRequestHandler()
const routes: BuiltRoutes | null = dev ? null : await readBuiltRoutes(builtFolder, join(root, 'public'))
const press: RunningPress | null = dev
  ? null
  : await bootPress({
      handler,
      host: origin.host,
      builtFolder,
      scriptFile: join(root, 'public/live.js'),
      editionsFolder: EDITIONS_DIR,
      headers: Object.entries(readerHeaders(origin)).flat(),
    })
const live: Live | null =
  press &&
  bootLive({
    press: press.press,
    onWake: press.onWake,
    proxies: identity.proxies,
    headers: Object.entries(dataHeaders(origin)).flat(),
    siteUrl: SITE_URL,
  })
const operations = startOperations({
  isReady: () => press?.isHealthy() !== false,
  host: HOST,
  port: OPERATIONS_PORT,
  token: METRICS_TOKEN,
})

press?.onWake(readyMediaOnWake)
sharePurge(async (taken) => {
  await Promise.all([forgetMedia(taken.imageIds), press?.press.takeDown(taken)])
})
shareShow(async (storyIds) => press?.press.show(storyIds))
const sweeper = startSweeper()
startSweeping()
server.on('error', (error) => {
  console.error(`Cannot listen on ${HOST}:${PORT}: ${messageOf(error)}`)
  process.exit(1)
})
server.listen(PORT, HOST, () => log('info', 'ready', { address: SITE_URL, host: HOST, port: PORT }))

function answer(req: IncomingMessage, res: ServerResponse) {
  if (!press?.readers.serveReady(req, res)) void respond(req, res)
}

async function respond(req: IncomingMessage, res: ServerResponse): Promise<void> {
  try {
    await route(req, res)
  } catch (error) {
    log('error', 'request.failed', { path: req.url, reason: messageOf(error) })
    if (!res.headersSent) saySentence(res, 500, 'Something went wrong on our side.')
  }
}

async function route(req: IncomingMessage, res: ServerResponse): Promise<void> {
  const judged = judgePath(req.url ?? '')
  if (judged.kind === 'path' && live && (await live.handle(req, res, judged.path, judged.query))) return
  if (judged.kind === 'path' && press && (await press.readers.handle(req, res, judged.path))) return
  setHeaders(res, dataHeaders(origin))
  if (judged.kind === 'refused') return saySentence(res, judged.status, 'There is no page at this address.')
  if (judged.kind === 'redirect') {
    res.writeHead(308, { Location: judged.location, 'Content-Length': 0 })
    res.end()
    return
  }
  const { path, query } = judged
  if (await handleMedia(req, res, path)) return
  // Next would make a page for whatever was asked, and run what it takes for an action. A change is made by the API alone.
  if (!dev && !path.startsWith('/api/') && req.method !== 'GET' && req.method !== 'HEAD') return readingOnly(res)
  if (await operations.handle(req, res, path)) return
  if (isHidden(path)) return missing(req, res, path)
  if (!limitBody(req, res, path === '/api/v1/images' ? MAX_IMAGE_BYTES : undefined)) return
  // Next would answer 500 and say why only with scripts. The log-in page needs no database.
  if (press?.isHealthy() === false && /^\/(?:desk|invitation)(?:\/|$)/.test(path)) return deskIsAway(res)
  // The press hears of a database that is away a moment later; and nobody may be told that they are signed out because of it.
  if (isDesk(path) && !(await canAskWhoItIs(req.headers.cookie))) return deskIsAway(res)
  cleanHeaders(req, identity)
  // What answers a change is one small thing, and compressing it waits for a thread: half as long again for the publisher.
  if (path.startsWith('/api/') && req.method !== 'GET') delete req.headers['accept-encoding']
  if (!path.startsWith('/api/') && !path.startsWith('/_next/')) preparePage(req, res, path + query)
  await handler(req, res)
}

const isDesk = (path: string): boolean => /^\/desk(?:\/|$)/.test(path)

function readingOnly(res: ServerResponse) {
  res.setHeader('Allow', 'GET, HEAD')
  saySentence(res, 405, 'Pages are for reading.')
}

function deskIsAway(res: ServerResponse) {
  res.setHeader('Retry-After', '5')
  saySentence(
    res,
    503,
    'The desk cannot reach its database for a moment. What was published stays up for readers, and what you were ' +
      'writing is kept on this device. Load this page again in a minute.',
  )
}

/** A page that runs Next's scripts: they take their nonce from the request, and a layout learns its address only so. */
function preparePage(req: IncomingMessage, res: ServerResponse, address: string) {
  const isPreview = /^\/desk\/stories\/[^/]+\/preview(?:\?|$)/.test(address)
  const headers = isPreview ? previewHeaders(origin) : deskHeaders(origin, randomBytes(16).toString('base64'), dev)
  setHeaders(res, headers)
  req.headers['content-security-policy'] = headers['Content-Security-Policy']
  req.headers['x-writethru-path'] = address
}

function setHeaders(res: ServerResponse, headers: HeaderMap) {
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value)
}

/** The image optimiser, the error pages, Next’s other ways to write a page’s address, and whatever the build does not have. */
function isHidden(path: string): boolean {
  if (/^\/(?:_next\/image|error-pages)(?:\/|$)|\.(?:rsc|segments)(?:\/|$)/.test(path)) return true
  if (!routes) return false
  return !path.startsWith('/_next/static/') && !routes.has(path)
}

async function missing(req: IncomingMessage, res: ServerResponse, path: string): Promise<void> {
  if (press && !path.startsWith('/api/')) return press.readers.fail(req, res, 404)
  sayProblem(res, new AppError('not_found', 'There is nothing at this address.'))
}

let ending = false

async function end(signal: string): Promise<void> {
  if (ending) process.exit(1)
  ending = true
  log('info', 'ending', { signal })
  // Before the server closes: it would cut the streams without a word.
  await Promise.race([live?.close(), wait(1_000)])
  const drained = new Promise((resolve) => server.close(resolve))
  operations.close()
  server.closeIdleConnections()
  await Promise.race([Promise.all([drained, sweeper.stop()]), wait(DRAIN_MS)])
  server.closeAllConnections()
  await Promise.race([press?.close(), wait(1_000)])
  process.exit(0)
}

for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void end(signal))
// The starter was killed: end too, and do not hold the port for ever. (A module preloaded by `--import` for this makes
// the compiler of Next's development server wait for ever.)
process.once('disconnect', () => void end('disconnect'))
process.channel?.unref()
// Whoever read our output is gone: not a failure, and least of all one to write about, which would go on for ever.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
// A stray rejection must not take the readers' pages down with it.
process.on('unhandledRejection', (error) => log('error', 'rejection.unhandled', { reason: messageOf(error) }))
