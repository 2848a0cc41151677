import { createServer, type RequestListener, type Server } from 'node:http'
import type { Socket } from 'node:net'
import { isLoopback, type Proxies } from '#lib/platform/http-address'

const LIMITS = {
  /** A request line and headers come in one packet; ten seconds are for the worst mobile line. */
  headersTimeout: 10_000,
  /** A picture of 15 MB at 55 KB a second; other bodies have less (`limitBody`). */
  requestTimeout: 300_000,
  /** Longer than a proxy keeps its idle connections (60 s), so that it never sends into a closing one. */
  keepAliveTimeout: 65_000,
  /** How often Node looks for requests over their time; its preset of 30 s would make ten seconds forty. */
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 16_384,
}
/** A socket on which nothing moves: a reader who stopped reading. Event streams say something every 15 s. */
const SILENT_SOCKET_MS = 120_000
const MAX_CONNECTIONS = 10_000
/** A household or a small office; a proxy of ours and this machine itself may have more. */
const MAX_CONNECTIONS_PER_ADDRESS = 256

/** An HTTP server on which no half-sent request and no single address holds others up. */
export function createLimitedServer(listener: RequestListener, proxies: Proxies, dev: boolean): Server {
  // Without an upgrade, `Upgrade` is only a header: the request is answered like any other.
  const upgrades = dev ? {} : { shouldUpgradeCallback: () => false }
  const server = createServer({ ...LIMITS, ...upgrades }, listener)
  server.maxConnections = MAX_CONNECTIONS
  server.setTimeout(SILENT_SOCKET_MS)
  const open = new Map<string, number>()
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? ''
    if (isLoopback(address) || proxies.isTrusted(address)) return
    const count = (open.get(address) ?? 0) + 1
    open.set(address, count)
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1
      if (left > 0) open.set(address, left)
      else open.delete(address)
    })
    if (count > MAX_CONNECTIONS_PER_ADDRESS) socket.destroy()
  })
  return server
}
