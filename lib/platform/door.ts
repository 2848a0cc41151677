import { parseBoundedJson } from '#lib/platform/bounded-json'
import { siteOrigin } from '#lib/platform/env'
import { AppError, type ErrorCode, problemOf } from '#lib/platform/errors'
import { log } from '#lib/platform/log'

const DECODER_OPTIONS = { fatal: true }

/**
 * Refuses a change that another site asks a browser to make (OWASP ASVS 5.0, 3.5): with a cookie, the browser must say
 * that the request is of our own origin. Tokens are not sent by browsers on their own, so they need no origin.
 */
export function checkOrigin(request: Request): void {
  if (request.headers.has('authorization')) return
  const site = request.headers.get('sec-fetch-site')
  if (request.headers.get('origin') !== siteOrigin() || (site !== null && site !== 'same-origin')) {
    throw new AppError('forbidden', 'This request did not come from this newsroom’s own pages.')
  }
}

/** The request's JSON object, read up to a limit of bytes. */
export async function readJson(request: Request, maxBytes: number): Promise<Record<string, unknown>> {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    throw new AppError('unsupported', 'Send JSON, with Content-Type: application/json.')
  }
  const value = parseBoundedJson(await readText(request, maxBytes))
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    throw new AppError('invalid', 'Send a JSON object.')
  }
  return { ...value }
}

async function readText(request: Request, maxBytes: number): Promise<string> {
  const tooLarge = new AppError('too_large', `This is too large: at most ${Math.floor(maxBytes / 1000)} KB.`)
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength
      if (size > maxBytes) throw tooLarge
      chunks.push(chunk)
    }
  } catch (error) {
    // A train goes into a tunnel: no fault of ours, and nothing for the log.
    if (error === tooLarge || error instanceof TypeError) throw error
    throw new AppError('invalid', 'This request broke off before all of it had come.')
  }
  try {
    return new TextDecoder('utf-8', DECODER_OPTIONS).decode(Buffer.concat(chunks))
  } catch {
    throw new AppError('invalid', 'This request is not UTF-8 text.')
  }
}

const NO_STORE = { 'Cache-Control': 'no-store' }

export function jsonReply(body: unknown, status = 200): Response {
  return Response.json(body, { status, headers: NO_STORE })
}

/**
 * Runs a handler and turns what it throws into problem+json (RFC 9457), once for all.
 * @param onRefused hears of what it refused
 */
export async function answer(
  handle: () => Promise<Response>,
  onRefused: (error: AppError) => void = () => {},
): Promise<Response> {
  try {
    return await handle()
  } catch (error) {
    if (error instanceof AppError) {
      onRefused(error)
      return problem(error.code, error.message, error.details)
    }
    log('error', 'request.failed', { error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    return new Response(JSON.stringify({ title: 'Internal error', status: 500, detail: BUG }), {
      status: 500,
      headers: { 'Content-Type': 'application/problem+json', ...NO_STORE },
    })
  }
}

const BUG = 'Something is broken on our side. Your text is still here; try again, and tell an admin if it goes on.'

/** Seconds after which trying again makes sense: a colleague's transaction takes less than one, a database some. */
const RETRY_AFTER: Partial<Record<ErrorCode, string>> = { busy: '1', unavailable: '2', rate_limited: '10' }

function problem(code: ErrorCode, detail: string, details: Record<string, unknown>): Response {
  const body = problemOf({ code, message: detail, details })
  const headers = new Headers({ 'Content-Type': 'application/problem+json', ...NO_STORE })
  const retryAfter = details.retryAfterSeconds ?? RETRY_AFTER[code]
  if (retryAfter) headers.set('Retry-After', String(retryAfter))
  return new Response(JSON.stringify(body), { status: body.status, headers })
}
