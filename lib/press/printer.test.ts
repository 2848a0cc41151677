import { setTimeout as wait } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { createPrinter } from '#lib/press/printer'

const LIMITS = { deadlineMs: 60, atOnce: 2, backOffMs: 40, longestBackOffMs: 100 }

function aPrinter(print: (path: string, signal: AbortSignal) => Promise<void>) {
  const onFailure = vi.fn()
  const onEnd = vi.fn()
  const printer = createPrinter({ print, onFailure, onEnd, now: () => performance.now(), limits: LIMITS })
  return { printer, onFailure, onEnd }
}

test('everybody who asks for a path shares one print', async () => {
  const print = vi.fn(() => wait(10))
  const { printer } = aPrinter(print)
  await Promise.all(Array.from({ length: 50 }, () => printer.ask('/', true)))
  expect(print).toHaveBeenCalledTimes(1)
})

test('at most two at once', async () => {
  let running = 0
  let most = 0
  const { printer } = aPrinter(async () => {
    running += 1
    most = Math.max(most, running)
    await wait(5)
    running -= 1
  })
  await Promise.all(Array.from({ length: 10 }, (_, i) => printer.ask(`/${i}`, true)))
  expect(most).toBe(2)
})

test('urgent prints go first, also where they were asked for without hurry before', async () => {
  const order: string[] = []
  const { printer } = aPrinter(async (path) => {
    order.push(path)
    await wait(5)
  })
  const asked = ['/a', '/b', '/c', '/d', '/e'].map((path) => printer.ask(path, false))
  void printer.ask('/e', true)
  await Promise.all(asked)
  expect(order).toEqual(['/a', '/b', '/e', '/c', '/d'])
})

test('a print that hangs is given up at its deadline, told so, and leaves its place to others', async () => {
  const signals: AbortSignal[] = []
  const { printer, onFailure } = aPrinter(async (path, signal) => {
    if (path === '/fine') return
    signals.push(signal)
    await new Promise(() => {})
  })
  await Promise.all(['/hangs', '/hangs-too', '/fine'].map((path) => printer.ask(path, true)))
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, true])
  expect(onFailure).toHaveBeenCalledWith(
    '/hangs',
    expect.objectContaining({ message: 'The print took longer than 60 ms' }),
    40,
  )
})

test('after a failure it rests, longer each time, until it is woken', async () => {
  const print = vi.fn(() => Promise.reject(new Error('broken')))
  const { printer, onFailure } = aPrinter(print)
  for (let i = 0; i < 4; i += 1) await printer.ask('/', true)
  expect(onFailure.mock.calls.map(([, , pause]) => pause)).toEqual([40, 80, 100, 100])
  expect(printer.isResting('/')).toBe(true)
  printer.wakeAll()
  expect(printer.isResting('/')).toBe(false)
})

test('a good print ends the rest', async () => {
  let fails = true
  const { printer, onEnd } = aPrinter(async () => {
    if (fails) throw new Error('broken')
  })
  await printer.ask('/', true)
  fails = false
  await printer.ask('/', true)
  expect(printer.isResting('/')).toBe(false)
  expect(onEnd.mock.calls).toEqual([
    ['/', 40],
    ['/', 0],
  ])
})
