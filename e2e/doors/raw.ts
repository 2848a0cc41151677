import { connect } from 'node:net'
import { text } from 'node:stream/consumers'

export interface RawAnswer {
  /** 0 where the server said nothing and hung up. */
  status: number
  location: string | null
  /** Everything that came, headers too. */
  said: string
}

/** A request as it is typed, byte for byte: a client library would put its address or its headers in order. */
export async function rawAsk(origin: string, target: string, more: RawRequest = {}): Promise<RawAnswer> {
  const { hostname, port, host } = new URL(origin)
  const { method = 'GET', version = '1.1', headers = [], body = '' } = more
  const socket = connect({ host: hostname === 'localhost' ? '127.0.0.1' : hostname, port: Number(port) })
  // A server that hangs up early has refused; what it said until then is what counts.
  socket.on('error', () => {})
  const lines = [`${method} ${target} HTTP/${version}`, ...named(`Host: ${host}`, headers), 'Connection: close']
  const length = body ? [`Content-Length: ${Buffer.byteLength(body)}`] : []
  socket.write(`${[...lines, ...length].join('\r\n')}\r\n\r\n${body}`)
  const said = await text(socket).catch(() => '')
  const [head = ''] = said.split('\r\n\r\n', 1)
  return {
    status: Number(/^HTTP\/1\.\d (\d{3})/.exec(head)?.[1] ?? 0),
    location: /^location: (.*)$/im.exec(head)?.[1] ?? null,
    said,
  }
}

interface RawRequest {
  method?: string
  version?: '1.0' | '1.1'
  /** Lines as they are sent; one that begins with `Host:` stands instead of ours. */
  headers?: string[]
  body?: string
}

const named = (host: string, headers: string[]): string[] =>
  headers.some((line) => /^host:/i.test(line)) ? headers : [host, ...headers]
