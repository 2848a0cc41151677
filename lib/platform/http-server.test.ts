import { once } from 'node:events'
import { type RequestListener, request, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { parseProxies } from '#lib/platform/http-address'
import { DROPPED_BYTES, limitBody, MAX_BODY_BYTES } from '#lib/platform/http-body'
import { createLimitedServer } from '#lib/platform/http-server'

const aServer = async (listener?: RequestListener): Promise<number> => portOf(await startServer(listener))

const portOf = (server: Server): number => (server.address() as AddressInfo).port

async function startServer(listener: RequestListener = readWhole): Promise<Server> {
  const server = createLimitedServer(listener, parseProxies(''), false)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return server
}

/** Reads the whole body, as a route handler does, and says how long it was. */
const readWhole: RequestListener = async (req, res) => {
  if (!limitBody(req, res)) return
  const body = await text(req).catch(() => null)
  if (body !== null) res.end(String(body.length))
}

function send(port: number, chunks: number, size: number, headers = {}) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const req = request({ port, method: 'POST', headers }, async (res) => {
      resolve({ status: res.statusCode ?? 0, body: await text(res) })
    })
    req.on('error', reject)
    for (let i = 0; i < chunks; i += 1) req.write(Buffer.alloc(size))
    req.end()
  })
}

describe('a body', () => {
  test('of the largest size is read', async () => {
    expect(await send(await aServer(), 2, MAX_BODY_BYTES / 2)).toEqual({ status: 200, body: String(MAX_BODY_BYTES) })
  })
  test('declared too large is refused before it is sent', async () => {
    const port = await aServer()
    const req = request({ port, method: 'POST', headers: { 'content-length': MAX_BODY_BYTES + 1 } })
    req.on('error', () => {}) // the server closes on us
    req.flushHeaders()
    const [res] = await once(req, 'response')
    expect(res.statusCode).toBe(413)
    expect(JSON.parse(await text(res))).toMatchObject({ code: 'too_large', detail: 'A request may hold at most 2 MB.' })
  })
  test('that grows too large is refused while it is sent', async () => {
    const { status } = await send(await aServer(), 5, MAX_BODY_BYTES / 4)
    expect(status).toBe(413)
  })
})

/** Sends a body as long as the line takes it, and looks at what was answered only then, as simple programs do. */
async function insist(
  port: number,
  megabytes: number,
  way: 'declared' | 'in chunks',
): Promise<{ said: string; sent: number }> {
  const socket = connect(port, '127.0.0.1')
  let said = ''
  socket.on('data', (data) => (said += data))
  const ended = new Promise<void>((done) => socket.on('error', () => {}).once('close', () => done()))
  const length = way === 'declared' ? `Content-Length: ${megabytes * MB}` : 'Transfer-Encoding: chunked'
  socket.write(`POST / HTTP/1.1\r\nHost: x\r\n${length}\r\n\r\n`)
  socket.pause()
  const part = Buffer.alloc(MB, 'x')
  const chunk =
    way === 'declared' ? part : Buffer.concat([Buffer.from(`${MB.toString(16)}\r\n`), part, Buffer.from('\r\n')])
  let sent = 0
  for (; sent < megabytes && !socket.destroyed; sent += 1) {
    if (!socket.write(chunk)) await Promise.race([once(socket, 'drain').catch(() => {}), ended])
  }
  if (way === 'in chunks') socket.write('0\r\n\r\n')
  socket.resume()
  await ended
  return { said, sent }
}

const MB = 2 ** 20

describe.each(['declared', 'in chunks'] as const)('whoever is still sending too much, %s,', (way) => {
  test('10 MB: is told', async () => {
    const { said, sent } = await insist(await aServer(), 10, way)
    expect(said).toMatch(/^HTTP\/1\.1 413 [\s\S]*connection: close[\s\S]*A request may hold at most 2 MB\./i)
    expect(sent).toBe(10)
  })

  test('100 MB: is read no further than that, and nothing of it is kept', async () => {
    const server = await startServer()
    let read = 0
    server.on('connection', (socket: Socket) => socket.once('close', () => (read = socket.bytesRead)))
    const memory = () => process.memoryUsage().external + process.memoryUsage().arrayBuffers
    const before = memory()
    let most = 0
    const watching = setInterval(() => (most = Math.max(most, memory() - before)), 5)
    await insist(portOf(server), 100, way)
    clearInterval(watching)
    await vi.waitFor(() => expect(read).toBeGreaterThan(0))
    expect(read).toBeLessThan(DROPPED_BYTES + MAX_BODY_BYTES + 2 * MB)
    // What the sender, in this process too, has in its hands is counted with it.
    expect(most).toBeLessThan(60 * MB)
  })

  test('and nothing more for a while: is closed on', { timeout: 15_000 }, async () => {
    const socket = connect(await aServer(), '127.0.0.1')
    const length = way === 'declared' ? `Content-Length: ${10 * MB}` : 'Transfer-Encoding: chunked'
    socket.write(`POST / HTTP/1.1\r\nHost: x\r\n${length}\r\n\r\n`)
    if (way === 'in chunks') socket.write(`${(3 * MB).toString(16)}\r\n${'x'.repeat(3 * MB - 1)}`)
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 413 /)
  })
})

test('whoever is answered in the middle of what they send reads it, and may ask again on the same line', async () => {
  const port = await aServer(async (req, res) => {
    if (!limitBody(req, res)) return
    let size = 0
    for await (const chunk of req) {
      size += chunk.length
      if (size > MB / 2) break
    }
    res.writeHead(413, { 'Content-Length': 2 }).end('no')
  })
  const socket = connect(port, '127.0.0.1')
  const chunk = `${MB.toString(16)}\r\n${'x'.repeat(MB)}\r\n`
  const post = `POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}${'1\r\nx\r\n'.repeat(1_000)}0\r\n\r\n`
  let said = ''
  socket.on('data', (data) => (said += data))
  for (let times = 1; times <= 3; times += 1) {
    socket.write(post)
    await vi.waitFor(() => expect(said.split('HTTP/1.1 413 ')).toHaveLength(times + 1), 3_000)
  }
  socket.destroy()
})

test('an upgrade is only a header', async () => {
  const socket = connect(await aServer(), '127.0.0.1')
  socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n')
  expect(await text(socket)).toMatch(/^HTTP\/1.1 200 OK/)
})
