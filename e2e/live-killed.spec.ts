import { setTimeout as wait } from 'node:timers/promises'
import { expect } from 'playwright/test'
import { DEMO_PAGES } from './support/demo-pages.ts'
import { aPublisher, sql } from './support/publisher.ts'
import { bootStack, type Stack } from './support/stack.ts'
import { compare, readPage, StreamReader } from './support/stream-reader.ts'
import { test } from './support/test.ts'

const READERS = 300
const UPDATES = 50
const KILL_LISTEN = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'`

const TOKEN = 'only-for-this-test'

let stack: Stack
test.beforeAll(async () => {
  process.env.METRICS_TOKEN = TOKEN
  stack = await bootStack()
})
test.afterAll(() => stack?.stop())

test('kill -9 under 300 readers, and no wake-up lasts longer than two seconds: nobody reloads, everybody has the page', async () => {
  test.setTimeout(180_000)
  const publisher = await aPublisher(() => stack.url, stack.databaseUrl, 'editor@writethru.test')
  const storyId = await publisher.storyIdOf('vellmar-harbour-bridge')
  const address = stack.url + DEMO_PAGES.harbour
  const readers = Array.from({ length: READERS }, () => new StreamReader(() => address))
  await Promise.all(readers.map((reader) => reader.start()))
  await expect.poll(() => readers.every(({ opened }) => opened > 0), { timeout: 20_000 }).toBe(true)
  const killing = setInterval(() => void sql(stack.databaseUrl, KILL_LISTEN), 2_000)

  const publishing = (async () => {
    for (let i = 0; i < UPDATES; i += 1) {
      await publisher.publish(storyId, `Update ${i} through the storm.`)
      await wait(60)
    }
  })()
  await expect.poll(() => readers.some(({ messages }) => messages > 4), { timeout: 20_000 }).toBe(true)
  await stack.stopServer('kill')
  await stack.startServer()
  await publishing

  await expect
    .poll(async () => (await fetch(address)).text(), { timeout: 20_000 })
    .toContain(`Update ${UPDATES - 1} through`)
  const fresh = await readPage(address)
  await expect
    .poll(() => readers.filter(({ revision }) => revision !== fresh.revision).length, { timeout: 20_000 })
    .toBe(0)
  await expect.poll(() => measured('writethru_listen_reconnects_total'), { timeout: 20_000 }).toBeGreaterThan(0)
  clearInterval(killing)
  await expectMeasured()
  for (const reader of readers) {
    reader.stop()
    expect(reader.wrongs).toEqual([])
    expect(compare(reader, fresh)).toEqual([])
    expect(reader.reloads).toBe(0)
    expect(reader.opened).toBeGreaterThan(1)
  }
})

/** The value of a metric, of all its labels together; NaN where there is none. */
async function measured(name: string): Promise<number> {
  const response = await fetch(`${stack.url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })
  const values = [...(await response.text()).matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'gm'))]
  return values.length === 0 ? Number.NaN : values.reduce((sum, [, value]) => sum + Number(value), 0)
}

/** Whoever runs the newsroom sees all of it, and nobody else. */
async function expectMeasured(): Promise<void> {
  expect((await fetch(`${stack.url}/metrics`)).status).toBe(404)
  expect(await measured('writethru_readers_connected')).toBe(READERS)
  expect(await measured('writethru_clients_dropped_total')).toBe(0)
  const happened = [
    'writethru_editions_printed_total',
    'writethru_print_seconds_count',
    'writethru_publish_to_print_seconds_count',
    'writethru_publish_to_broadcast_seconds_count',
  ]
  for (const name of happened) expect(await measured(name), name).toBeGreaterThan(0)
}
