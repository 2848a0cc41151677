// Plain JavaScript: also runs on the machine's own Node, before Node 24 is installed.
import { createServer } from 'node:net'
import { Advice } from './terminal.mjs'

/**
 * Where the newsroom listens. Only this machine unless HOST says otherwise: the passwords of the demo newsroom are
 * public knowledge.
 */
export function readAddress({ HOST = '127.0.0.1', PORT = '3000' } = process.env) {
  const port = Number(PORT)
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return { host: HOST, port }
  throw new Advice(`PORT is ${JSON.stringify(PORT)}; it must be a number from 1 to 65535.`)
}

/** Before anything slow: nobody should wait for a build to learn that the port is taken. */
export function checkAddress({ host, port }) {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', ({ code }) => reject(new Advice(adviceFor(code, host, port))))
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}

function adviceFor(code, host, port) {
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use: stop what uses it, or choose another: PORT=${port + 1} npm start`
  if (code === 'EACCES')
    return `Port ${port} needs more rights: choose one above 1023, for instance PORT=3000 npm start`
  return `Writethru cannot listen on ${host}:${port} (${code}): check HOST and PORT.`
}
