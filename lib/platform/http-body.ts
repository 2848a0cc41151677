import type { IncomingMessage, ServerResponse } from 'node:http'
import { AppError } from '#lib/platform/errors'
import { sayProblem } from '#lib/platform/http-answers'

/** Twice the largest text anybody may import. */
export const MAX_BODY_BYTES = 2 * 2 ** 20
/** A body of 2 MB at 70 KB a second. A file may take as long as the server itself allows (`requestTimeout`). */
const BODY_MS = 30_000

/**
 * Refuses a body that is too large: a declared one at once, a streamed one when it has grown too large, whoever is
 * reading it by then. False where it was refused already.
 */
export function limitBody(req: IncomingMessage, res: ServerResponse, maxBytes = MAX_BODY_BYTES): boolean {
  if (Number(req.headers['content-length'] ?? 0) > maxBytes) {
    refuse(res, maxBytes)
    return false
  }
  if (maxBytes === MAX_BODY_BYTES) limitTime(req)
  let received = 0
  const push = req.push.bind(req)
  // Counting in a 'data' listener would start the flow before the reader is there.
  req.push = (chunk: unknown, encoding?: BufferEncoding) => {
    if (chunk instanceof Uint8Array) received += chunk.length
    if (received <= maxBytes) return push(chunk, encoding)
    refuse(res, maxBytes)
    req.destroy(new Error(`A body of more than ${maxBytes} bytes`))
    return false
  }
  return true
}

function limitTime(req: IncomingMessage) {
  const timer = setTimeout(() => req.destroy(new Error(`A body that took more than ${BODY_MS} ms`)), BODY_MS).unref()
  req.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer))
}

function refuse(res: ServerResponse, maxBytes: number) {
  if (res.headersSent) return
  const detail = `A request may hold at most ${maxBytes / 2 ** 20} MB.`
  res.setHeader('Connection', 'close')
  sayProblem(res, new AppError('too_large', detail))
}
