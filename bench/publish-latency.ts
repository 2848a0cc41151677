// npm run bench:publish-latency [-- --readers 500 --publishes 200 --rate 1]: from sending a publication to the API, and from its
// commit, until every stream has it, the story's page shows it and the publisher is answered; and whether the page was ever old
// 100 ms after that. The commit is Postgres's own record of it (track_commit_timestamp), on the same machine's clock.
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { DEMO_PAGES } from '../e2e/support/demo-pages.ts'
import { aPublisher, sql } from '../e2e/support/publisher.ts'
import { bootStack, type Stack, TEST_BUILD } from '../e2e/support/stack.ts'
import { buildPages } from '../scripts/lib/build.ts'
import { percentile, sorted, startCrowd } from './streams/crowd.ts'

const { values } = parseArgs({
  options: {
    readers: { type: 'string', default: '500' },
    publishes: { type: 'string', default: '200' },
    rate: { type: 'string', default: '1' },
  },
})
const READERS = Number(values.readers)
const PUBLISHES = Number(values.publishes)
const EVERY_MS = 1_000 / Number(values.rate)
const LOOK_MS = 2
/** After this a reader who reloads must see it. */
const STALE_MS = 100
const SETTLED_MS = 3_000

const now = () => performance.timeOrigin + performance.now()

async function main() {
  await buildPages(TEST_BUILD)
  const stack = await bootStack()
  try {
    await keepCommitTimes(stack)
    const publisher = await aPublisher(() => stack.url, stack.databaseUrl, 'editor@writethru.test')
    const storyId = await publisher.storyIdOf('vellmar-harbour-bridge')
    const page = stack.url + DEMO_PAGES.harbour
    const crowd = await startCrowd(`${page}/stream`, READERS)
    await wait(SETTLED_MS)
    let revision = await revisionOf(page)
    const sent = new Map<number, number>()
    const answeredAt = new Map<number, number>()
    const shownAt = new Map<number, number>()
    let stale = 0
    for (let i = 0; i < PUBLISHES; i += 1) {
      revision += 1
      const began = now()
      sent.set(revision, began)
      const shown = reaches(page, revision)
      await publisher.publish(
        storyId,
        `Update ${i}: the northern pylon has been inspected, and the bridge opens to buses.`,
      )
      const answered = now()
      answeredAt.set(revision, answered)
      const shownIn = await shown
      shownAt.set(revision, shownIn)
      if (shownIn - answered > STALE_MS) stale += 1
      await wait(Math.max(0, began + EVERY_MS - now()))
    }
    await wait(SETTLED_MS)
    const { arrivals, repeated } = await crowd.report()
    await crowd.leave()
    const streams = [...arrivals].flatMap(([number, readers]) =>
      [...readers.values()].map((at): [number, number] => [number, at]),
    )
    const committed = await commitTimes(stack.databaseUrl, storyId)
    console.log(`${PUBLISHES} publications, ${READERS} readers`)
    for (const [what, from] of [
      ['from sending the request', sent],
      ['from the commit', committed],
    ] as const) {
      const since = (ends: Iterable<[number, number]>) =>
        [...ends].map(([number, at]) => at - (from.get(number) ?? Number.NaN))
      console.log(`${what}:`)
      say('the API’s answer', since(answeredAt))
      say('a stream', since(streams))
      say('the page', since(shownAt))
    }
    console.log(
      `missed ${PUBLISHES * READERS - streams.length}, repeated ${repeated}, old ${STALE_MS} ms after the answer: ${stale}`,
    )
  } finally {
    await stack.stop()
  }
}

async function keepCommitTimes(stack: Stack): Promise<void> {
  await sql(stack.databaseUrl, 'ALTER SYSTEM SET track_commit_timestamp = on')
  await stack.stopServer()
  await stack.stopDatabase()
  await stack.startDatabase()
  await stack.startServer()
}

/** When each number of a story was committed, by the clock that `now` reads. */
async function commitTimes(databaseUrl: string, storyId: string): Promise<Map<number, number>> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const { rows } = await client.query<{ revision: number; at: number }>(
    `SELECT revision, extract(epoch FROM pg_xact_commit_timestamp(xmin))::float8 * 1000 AS at FROM "StoryEvent"
     WHERE "storyId" = $1 AND pg_xact_commit_timestamp(xmin) IS NOT NULL`,
    [storyId],
  )
  await client.end()
  const ahead = now() - Date.now()
  return new Map(rows.map(({ revision, at }) => [revision, at + ahead]))
}

/** When the page first shows a number; asked as a browser asks that has the page before, so that looking costs little. */
async function reaches(page: string, revision: number): Promise<number> {
  let tag = ''
  for (;;) {
    const answer = await fetch(page, { headers: { 'If-None-Match': tag } })
    const text = await answer.text()
    if (answer.status === 200 && revisionIn(text) >= revision) return now()
    tag = answer.headers.get('etag') ?? tag
    await wait(LOOK_MS)
  }
}

async function revisionOf(page: string): Promise<number> {
  return revisionIn(await (await fetch(page)).text())
}

const revisionIn = (text: string): number => Number(/writethru-revision" content="(\d+)"/.exec(text)?.[1])

function say(what: string, times: number[]) {
  const all = sorted(times)
  const [p50, p95, p99, max] = [0.5, 0.95, 0.99, 1].map((share) => percentile(all, share).toFixed(1))
  console.log(`${what.padEnd(16)} p50 ${p50} ms  p95 ${p95} ms  p99 ${p99} ms  max ${max} ms`)
}

await main()
process.exit()
