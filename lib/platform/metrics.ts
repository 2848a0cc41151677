import { timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { Counter, collectDefaultMetrics, register } from 'prom-client'
import { sha256 } from '#lib/platform/ids'

// Next's bundle must not import this module: it would count in a registry of its own.

/** From the blink of an eye to what readers notice. */
export const LATENCY_BUCKETS_S = [0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.25, 0.5, 1, 2.5, 5]

export const listenReconnects = new Counter({
  name: 'writethru_listen_reconnects_total',
  help: 'How often the LISTEN connection was lost and opened again.',
})

/** Node's own numbers too: memory, event loop, handles. */
export function measureProcess(): void {
  collectDefaultMetrics({ prefix: 'writethru_' })
}

export async function serveMetrics(res: ServerResponse): Promise<void> {
  const body = await register.metrics()
  res.writeHead(200, { 'Content-Type': register.contentType, 'Cache-Control': 'no-store' })
  res.end(body)
}

/** `Authorization: Bearer <token>`; nobody has it where none was set. */
export function holdsToken(req: IncomingMessage, token: string | undefined): boolean {
  const given = /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1]
  if (!token || given === undefined) return false
  return timingSafeEqual(Buffer.from(sha256(given)), Buffer.from(sha256(token)))
}
