import { once } from 'node:events'
import { request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { describe, expect, onTestFinished, test } from 'vitest'
import { parseProxies } from '#lib/platform/http-address'
import { limitBody, MAX_BODY_BYTES } from '#lib/platform/http-body'
import { createLimitedServer } from '#lib/platform/http-server'

/** A server that reads whole bodies, as a route handler does, and says how long they were. */
async function aServer(): Promise<number> {
  const server = createLimitedServer(
    async (req, res) => {
      if (!limitBody(req, res)) return
      const body = await text(req).catch(() => null)
      if (body !== null) res.end(String(body.length))
    },
    parseProxies(''),
    false,
  )
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return (server.address() as AddressInfo).port
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

test('an upgrade is only a header', async () => {
  const socket = connect(await aServer(), '127.0.0.1')
  socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n')
  expect(await text(socket)).toMatch(/^HTTP\/1.1 200 OK/)
})
