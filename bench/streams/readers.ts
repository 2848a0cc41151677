// A process of its own full of readers: opens so many streams, notes when each message arrived, reports on request.
import { connect } from 'node:net'
import type { Arrivals, Order } from './crowd.ts'

const AT_ONCE = 100
const MARK = Buffer.from('data-revision="')
// A message may be cut anywhere; its number stands near its beginning.
const KEPT = 200

const arrivals: Arrivals = new Map()
let repeated = 0
let lost = 0
let followers = 0

function follow(address: URL): Promise<void> {
  const reader = followers++
  return new Promise((opened, failed) => {
    const socket = connect(Number(address.port), address.hostname)
    socket.write(`GET ${address.pathname} HTTP/1.1\r\nHost: ${address.host}\r\nAccept: text/event-stream\r\n\r\n`)
    let rest: Buffer = Buffer.alloc(0)
    let isOpen = false
    socket.on('data', (chunk) => {
      const at = performance.timeOrigin + performance.now()
      if (!isOpen) {
        isOpen = true
        if (chunk.includes(' 200 ')) opened()
        else failed(new Error(chunk.toString().split('\r\n')[0]))
      }
      rest = note(rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk, reader, at)
    })
    socket.on('error', failed)
    socket.on('close', () => {
      lost += 1
    })
  })
}

/** Notes every number in it; answers what may be the beginning of another. */
function note(text: Buffer, reader: number, at: number): Buffer {
  let from = 0
  for (let found = text.indexOf(MARK); found !== -1; found = text.indexOf(MARK, from)) {
    const end = text.indexOf('"', found + MARK.length)
    if (end === -1) return Buffer.from(text.subarray(found))
    const revision = Number(text.toString('latin1', found + MARK.length, end))
    const readers = arrivals.get(revision) ?? new Map<number, number>()
    arrivals.set(revision, readers)
    if (readers.has(reader)) repeated += 1
    else readers.set(reader, at)
    from = end
  }
  return text.at(-1) === 10 ? Buffer.alloc(0) : Buffer.from(text.subarray(Math.max(from, text.length - KEPT)))
}

process.on('message', async (order: Order) => {
  if (order.what === 'report') return process.send?.({ arrivals, lost, repeated })
  const address = new URL(order.url)
  for (let open = 0; open < order.count; open += AT_ONCE) {
    await Promise.all(Array.from({ length: Math.min(AT_ONCE, order.count - open) }, () => follow(address)))
  }
  process.send?.('open')
})
