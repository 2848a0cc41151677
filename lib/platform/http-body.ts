import type { IncomingMessage, ServerResponse } from 'node:http'
import { AppError } from '#lib/platform/errors'
import { sayProblem } from '#lib/platform/http-answers'

/** Twice the largest text anybody may import. */
export const MAX_BODY_BYTES = 2 * 2 ** 20

/**
 * Refuses a body that is too large: a declared one at once, a streamed one when it has grown too large, whoever is
 * reading it by then. False where it was refused already.
 */
export function limitBody(req: IncomingMessage, res: ServerResponse): boolean {
  if (Number(req.headers['content-length'] ?? 0) > MAX_BODY_BYTES) {
    refuse(res)
    return false
  }
  let received = 0
  const push = req.push.bind(req)
  // Counting in a 'data' listener would start the flow before the reader is there.
  req.push = (chunk: unknown, encoding?: BufferEncoding) => {
    if (chunk instanceof Uint8Array) received += chunk.length
    if (received <= MAX_BODY_BYTES) return push(chunk, encoding)
    refuse(res)
    req.destroy(new Error(`A body of more than ${MAX_BODY_BYTES} bytes`))
    return false
  }
  return true
}

function refuse(res: ServerResponse) {
  if (res.headersSent) return
  const detail = `A request may hold at most ${MAX_BODY_BYTES / 2 ** 20} MB.`
  res.setHeader('Connection', 'close')
  sayProblem(res, new AppError('too_large', detail))
}
