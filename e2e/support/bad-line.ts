import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What becomes of a picture on its way: cut off in its middle, or arrived and the answer lost. */
type Fate = 'pass' | 'cut' | 'lose-answer'

/**
 * A proxy for a browser (`newContext({ proxy })`) on a line where pictures do not get through: the first arrives and its answer
 * is lost, all others are cut until it is mended. (Browsers repeat such a request by themselves, so they cannot be counted.)
 */
export async function startBadLine() {
  let isMended = false
  const met: Fate[] = []
  const server = createServer((req, res) => {
    const { hostname, port, pathname, search } = new URL(req.url ?? '', 'http://localhost')
    const isPicture = req.method === 'POST' && pathname === '/api/v1/images'
    const fate = !isPicture || isMended ? 'pass' : met.length === 0 ? 'lose-answer' : 'cut'
    if (isPicture) met.push(fate)
    const { method, headers } = req
    const onward = request({ hostname, port, path: pathname + search, method, headers }, (answer) => {
      if (fate === 'lose-answer') return answer.resume().on('end', () => req.socket.destroy())
      res.writeHead(answer.statusCode ?? 502, answer.headers)
      return answer.pipe(res)
    })
    onward.on('error', () => req.socket.destroy())
    res.on('close', () => onward.destroy())
    if (fate === 'cut') {
      req.once('data', () => {
        onward.destroy()
        req.socket.destroy()
      })
    }
    req.pipe(onward)
  })
  server.listen(0, 'localhost')
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    proxy: { server: `http://localhost:${(server.address() as AddressInfo).port}`, bypass: '<-loopback>' },
    /** What became of each picture, in order. */
    met,
    mend() {
      isMended = true
    },
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}
