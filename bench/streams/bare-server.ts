// The floor: a bare Node server that writes one Buffer to every raw socket. `POST /pub` publishes its body.
import { createServer } from 'node:http'
import type { Socket } from 'node:net'

const sockets = new Set<Socket>()

createServer(async (req, res) => {
  if (req.method === 'POST') {
    const chunks: Buffer[] = []
    for await (const chunk of req) chunks.push(chunk)
    res.writeHead(202).end()
    const lines = Buffer.concat(chunks).toString().split('\n')
    const message = Buffer.from(`${lines.map((line) => `data: ${line}\n`).join('')}\n`)
    setImmediate(() => {
      for (const socket of sockets) socket.write(message)
    })
    return
  }
  res.useChunkedEncodingByDefault = false
  res.writeHead(200, { 'Content-Type': 'text/event-stream', Connection: 'close' })
  res.flushHeaders()
  sockets.add(req.socket)
  req.socket.on('close', () => sockets.delete(req.socket))
}).listen(Number(process.env.PORT), '127.0.0.1')
