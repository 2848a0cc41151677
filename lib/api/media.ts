import type { IncomingMessage, ServerResponse } from 'node:http'
import { findCaller, mayRead } from '#lib/contributors/callers'
import { answerMedia, readyMedia } from '#lib/media/serve'
import { AppError } from '#lib/platform/errors'
import { log, messageOf } from '#lib/platform/log'

/** Answers for images without Next; false where the path is none of theirs. */
export async function handleMedia(req: IncomingMessage, res: ServerResponse, path: string): Promise<boolean> {
  if (!path.startsWith('/media/')) return false
  if (req.method !== 'GET' && req.method !== 'HEAD') {
    res.writeHead(405, { Allow: 'GET, HEAD', 'Content-Length': '0' })
    res.end()
    return true
  }
  const { cookie, authorization } = req.headers
  const asked = new Headers({ ...(cookie && { cookie }), ...(authorization && { authorization }) })
  const { status, headers, body } = await answerMedia({
    path,
    ifNoneMatch: req.headers['if-none-match'],
    isOfDesk: (imageId) => isOfDesk(asked, imageId),
  })
  res.writeHead(status, headers)
  res.end(req.method === 'HEAD' ? undefined : body)
  return true
}

/** The same inside Next, for development and plain `next start`. */
export async function getMedia(request: Request): Promise<Response> {
  const { status, headers, body } = await answerMedia({
    path: new URL(request.url).pathname,
    ifNoneMatch: request.headers.get('if-none-match') ?? undefined,
    isOfDesk: (imageId) => isOfDesk(request.headers, imageId),
  })
  return new Response(body && new Uint8Array(body), { status, headers })
}

async function isOfDesk(headers: Headers, imageId: string): Promise<boolean> {
  if (!headers.has('cookie') && !headers.has('authorization')) return false
  try {
    const caller = await findCaller(new Request('http://desk.invalid', { headers }))
    return caller !== null && (await mayRead(caller, { imageId }))
  } catch (error) {
    // Whose account is disabled is a stranger here.
    if (error instanceof AppError && error.code === 'unauthenticated') return false
    throw error
  }
}

/** At every change of a story its images are fetched and marked; one at a time, and never in a reader's way. */
export function readyMediaOnWake(payload: string | null): void {
  const storyId = payload?.startsWith('story:') ? payload.slice('story:'.length) : null
  if (!storyId) return
  last = last
    .then(() => readyMedia(storyId))
    .catch((error: unknown) => log('warn', 'media.not-ready', { storyId, reason: messageOf(error) }))
}

let last = Promise.resolve()
