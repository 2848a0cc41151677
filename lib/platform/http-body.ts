import type { IncomingMessage, ServerResponse } from 'node:http'
import { AppError } from '#lib/platform/errors'
import { sayProblem } from '#lib/platform/http-answers'

/** Twice the largest text anybody may import. */
export const MAX_BODY_BYTES = 2 * 2 ** 20
/** A body of 2 MB at 70 KB a second. A file may take as long as the server itself allows (`requestTimeout`). */
const BODY_MS = 30_000
/**
 * So much of what was refused is read and dropped: where bytes lie unread, closing resets the connection, and whoever is still
 * sending loses the answer. The largest picture, or a few seconds of a good line; then it is closed all the same.
 */
export const DROPPED_BYTES = 16 * 2 ** 20
const DROPPED_MS = 5_000

/**
 * Refuses a body that is too large: a declared one at once, a streamed one when it has grown too large, whoever is
 * reading it by then. False where it was refused already.
 */
export function limitBody(req: IncomingMessage, res: ServerResponse, maxBytes = MAX_BODY_BYTES): boolean {
  if (Number(req.headers['content-length'] ?? 0) > maxBytes) {
    refuse(req, res, maxBytes)
    return false
  }
  if (maxBytes === MAX_BODY_BYTES) limitTime(req)
  let received = 0
  const { socket } = req
  const push = req.push.bind(req)
  res.once('finish', () => {
    // Whoever was reading has answered before the end: Next's door does, at a limit of its own.
    if (req.complete) return
    dropRest(req, { ended: () => push(null), enough: () => socket.destroy(), ms: BODY_MS })
    socket.resume()
  })
  // Counting in a 'data' listener would start the flow before the reader is there.
  req.push = (chunk: unknown, encoding?: BufferEncoding) => {
    if (chunk instanceof Uint8Array) received += chunk.length
    if (received <= maxBytes) return push(chunk, encoding)
    refuse(req, res, maxBytes)
    return true
  }
  return true
}

function limitTime(req: IncomingMessage) {
  const timer = setTimeout(() => req.destroy(new Error(`A body that took more than ${BODY_MS} ms`)), BODY_MS).unref()
  req.once('end', () => clearTimeout(timer)).once('close', () => clearTimeout(timer))
}

/** Says so at once, whole; what ends the answer, and the connection with it, waits for what is still on its way. */
function refuse(req: IncomingMessage, res: ServerResponse, maxBytes: number) {
  if (res.headersSent) {
    req.destroy(new Error(`A body of more than ${maxBytes} bytes`))
    return
  }
  res.setHeader('Connection', 'close')
  const detail = `A request may hold at most ${maxBytes / 2 ** 20} MB.`
  sayProblem(res, new AppError('too_large', detail), { last: false })
  const end = () => res.end()
  dropRest(req, { ended: end, enough: end, ms: DROPPED_MS })
}

interface Rest {
  ended: () => void
  /** More came than is worth reading, or it takes too long. */
  enough: () => void
  ms: number
}

/** Reads what else comes, and drops it. */
function dropRest(req: IncomingMessage, { ended, enough, ms }: Rest): void {
  const timer = setTimeout(enough, ms).unref()
  let dropped = 0
  req.push = (chunk: unknown) => {
    if (chunk instanceof Uint8Array) dropped += chunk.length
    if (chunk !== null && dropped <= DROPPED_BYTES) return true
    clearTimeout(timer)
    if (chunk === null) ended()
    else enough()
    return true
  }
}
