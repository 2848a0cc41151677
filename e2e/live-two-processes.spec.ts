import { expect } from 'playwright/test'
import { DEMO_PAGES } from './support/demo-pages.ts'
import { aPublisher } from './support/publisher.ts'
import { type RoundRobin, startRoundRobin } from './support/round-robin.ts'
import { bootStack, type Stack } from './support/stack.ts'
import { compare, readPage, StreamReader } from './support/stream-reader.ts'
import { test } from './support/test.ts'

const READERS = 40
const UPDATES = 45

let stack: Stack
let balancer: RoundRobin
let urls: string[]
test.beforeAll(async () => {
  stack = await bootStack()
  urls = [stack.url, await stack.startAnother()]
  balancer = await startRoundRobin(urls)
})
test.afterAll(async () => {
  balancer?.close()
  await stack?.stop()
})

test('two processes: whoever resumes on the other one loses nothing and repeats nothing', async () => {
  test.setTimeout(120_000)
  const publisher = await aPublisher(() => stack.url, stack.databaseUrl, 'editor@writethru.test')
  const storyId = await publisher.storyIdOf('vellmar-harbour-bridge')
  const readers = Array.from({ length: READERS }, () => new StreamReader(() => balancer.url + DEMO_PAGES.harbour))
  await Promise.all(readers.map((reader) => reader.start()))

  for (let i = 0; i < UPDATES; i += 1) {
    await publisher.publish(storyId, `Update ${i} through one of two processes.`)
    if (i % 5 === 4) balancer.cut(0.3)
  }

  // Every page of every process shows the end; then every reader has it, whichever process they are at.
  const addresses = urls.map((url) => url + DEMO_PAGES.harbour)
  const last = `Update ${UPDATES - 1} through`
  for (const address of addresses)
    await expect.poll(async () => (await fetch(address)).text(), { timeout: 20_000 }).toContain(last)
  const fresh = await Promise.all(addresses.map(readPage))
  expect(fresh[0]).toEqual(fresh[1])
  for (const reader of readers) {
    await expect.poll(() => reader.revision, { timeout: 20_000 }).toBe(fresh[0]?.revision)
    reader.stop()
    expect(reader.wrongs).toEqual([])
    expect(compare(reader, fresh[0] ?? { marks: new Map() })).toEqual([])
    expect(reader.reloads).toBe(0)
  }
  // They did resume, and one message was not one update: the processes printed at different numbers.
  expect(readers.reduce((sum, { opened }) => sum + opened, 0)).toBeGreaterThan(READERS * 1.5)
})
