import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

export interface RoundRobin {
  url: string
  /** Cuts some of the open connections, as a proxy with a short patience does. */
  cut(share: number): void
  close(): void
}

/** A load balancer in front of several processes: every connection goes to the next one. */
export async function startRoundRobin(upstreams: string[]): Promise<RoundRobin> {
  const open = new Set<Socket>()
  let turn = 0
  const server = createServer((client) => {
    const { hostname, port } = new URL(upstreams[turn++ % upstreams.length] ?? '')
    const upstream = connect(Number(port), hostname)
    client.pipe(upstream).pipe(client)
    open.add(client)
    const end = () => {
      open.delete(client)
      client.destroy()
      upstream.destroy()
    }
    for (const socket of [client, upstream]) socket.on('error', end).on('close', end)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    cut(share) {
      for (const socket of open) if (Math.random() < share) socket.destroy()
    },
    close() {
      for (const socket of open) socket.destroy()
      server.close()
    },
  }
}
