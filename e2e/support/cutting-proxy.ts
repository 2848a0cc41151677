import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A proxy as some offices have it: it passes everything on, and ends every stream after a while. */
export async function startCuttingProxy(port: number, afterMs: number) {
  let cuts = 0
  const open = new Set<Socket>()
  const server = createServer((reader) => {
    const upstream = connect(port, 'localhost')
    const end = () => {
      reader.destroy()
      upstream.destroy()
      open.delete(reader)
    }
    open.add(reader)
    for (const socket of [reader, upstream]) socket.on('error', end).on('close', end)
    reader.on('data', (data) => {
      if (!data.includes('/stream?')) return
      setTimeout(() => {
        cuts += reader.destroyed ? 0 : 1
        end()
      }, afterMs).unref()
    })
    reader.pipe(upstream).pipe(reader)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    cuts: () => cuts,
    async stop() {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
