import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Group, Member } from '#lib/live/server/channel'
import { droppedClients } from '#lib/live/server/metrics'
import type { RawHeaders } from '#lib/press/serve'

/** What may wait for somebody who does not read: a few hundred messages. Then they are cut, and come back with their number. */
export const MOST_UNSENT_BYTES = 256 * 1024

/** No length and no chunks: the end of the connection is the end of the stream, so one Buffer serves every socket. */
const HEAD = [
  'HTTP/1.1 200 OK',
  'Content-Type: text/event-stream; charset=utf-8',
  'Cache-Control: no-store, no-transform',
  'Connection: close',
  // nginx would hold the messages back.
  'X-Accel-Buffering: no',
]

/** One open stream: raw writes of shared bytes after the head, which Node's own response would frame for each socket anew. */
export class StreamSocket implements Member {
  group: Group | null = null
  readonly #socket: Socket

  constructor(socket: Socket) {
    this.#socket = socket
  }

  get isOpen(): boolean {
    return this.#socket.writable
  }

  write(bytes: Buffer | string): void {
    const socket = this.#socket
    if (!socket.writable) return
    socket.write(bytes)
    if (socket.writableLength <= MOST_UNSENT_BYTES) return
    droppedClients.inc()
    socket.destroy()
  }

  end(): void {
    this.#socket.destroySoon()
  }
}

/**
 * Writes the head and the first words; null where the socket has gone, or is still busy with an earlier request. The socket is
 * all that stays: what Node's request and response hold (its headers, ours) would be in memory as long as the stream is open.
 */
export function openStream(
  req: IncomingMessage,
  res: ServerResponse,
  words: string,
  headers: RawHeaders,
): StreamSocket | null {
  const { socket } = res
  if (!socket?.writable) {
    req.socket.destroy()
    return null
  }
  res.detachSocket(socket)
  req.headers = {}
  req.rawHeaders = []
  const stream = new StreamSocket(socket)
  stream.write(`${headOf(headers)}Date: ${new Date().toUTCString()}\r\n\r\n${words}`)
  return stream
}

/** Of one process all streams have the same, and it is written once. */
const heads = new WeakMap<RawHeaders, string>()

function headOf(headers: RawHeaders): string {
  const known = heads.get(headers)
  if (known) return known
  const lines = HEAD.concat(headers.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${headers[at + 1]}`] : [])))
  const head = lines.map((line) => `${line}\r\n`).join('')
  heads.set(headers, head)
  return head
}
