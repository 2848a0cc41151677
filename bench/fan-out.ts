// npm run bench:fan-out [-- --readers 5000 --messages 20]: how long until a message has reached every reader, how many lack it
// or have it twice, what a connection costs, and how long a page takes meanwhile; against nginx with nchan and a bare Node
// server with the same messages, in one run. Times count from the first reader who has a message.
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { DEMO_PAGES } from '../e2e/support/demo-pages.ts'
import { aPublisher } from '../e2e/support/publisher.ts'
import { bootStack, TEST_BUILD } from '../e2e/support/stack.ts'
import { buildPages } from '../scripts/lib/build.ts'
import { type Arrivals, percentile, sorted, startCrowd } from './streams/crowd.ts'
import { type Rival, startBare, startNchan } from './streams/rivals.ts'

const { values } = parseArgs({
  options: { readers: { type: 'string', default: '5000' }, messages: { type: 'string', default: '20' } },
})
const READERS = Number(values.readers)
const MESSAGES = Number(values.messages)
const PAUSE_MS = 500
const SETTLED_MS = 3_000
/** A reader of the page asks so often while messages go out. */
const PAGE_MS = 10

interface Result {
  name: string
  p50: number
  p99: number
  max: number
  missed: number
  repeated: number
  kbEach: number
}

async function main() {
  process.env.METRICS_TOKEN = 'only-for-this-bench'
  await buildPages(TEST_BUILD)
  const { result, messages } = await runWritethru()
  const results = [result]
  for (const start of [startNchan, startBare]) {
    const rival = await start()
    if (rival) results.push(await run(rival, messages))
    else console.log('nginx with nchan is not installed: apt-get install nginx-light libnginx-mod-nchan')
  }
  report(results)
}

/** The whole newsroom: publishes through the API, prints, broadcasts. Answers its messages too, for the others. */
async function runWritethru(): Promise<{ result: Result; messages: string[] }> {
  const stack = await bootStack()
  try {
    const publisher = await aPublisher(() => stack.url, stack.databaseUrl, 'editor@writethru.test')
    const storyId = await publisher.storyIdOf('vellmar-harbour-bridge')
    const page = stack.url + DEMO_PAGES.harbour
    const messages: string[] = []
    let last = await revisionOf(page)
    const pages = watchPage(page)
    const result = await run(
      {
        name: 'Writethru',
        residentKb: () => measuredKb(stack.url),
        streamUrl: `${page}/stream`,
        async publish() {
          await publisher.publish(storyId, `Update ${messages.length}: ${TEXT}`)
          const list = await changesAfter(page, last)
          last = Number(list.headers.get('writethru-revision'))
          messages.push(await list.text())
        },
        stop: async () => {},
      },
      Array.from({ length: MESSAGES }, () => ''),
      pages.begin,
    )
    const times = await pages.end()
    console.log(
      `page meanwhile: p50 ${ms(percentile(times, 0.5))}, p99 ${ms(percentile(times, 0.99))}, max ${ms(times.at(-1) ?? 0)} (${times.length} asked)`,
    )
    console.log(
      `a message: ${Math.round(messages.reduce((sum, { length }) => sum + length, 0) / messages.length)} bytes`,
    )
    return { result, messages }
  } finally {
    await stack.stop()
  }
}

async function run(rival: Rival, messages: string[], onBegin = () => {}): Promise<Result> {
  const crowd = await startCrowd(rival.streamUrl, READERS / 2)
  await wait(SETTLED_MS)
  const before = await rival.residentKb()
  // What the second half adds: a process that has just begun grows by itself.
  await crowd.grow(READERS / 2)
  await wait(SETTLED_MS)
  const kbEach = ((await rival.residentKb()) - before) / (READERS / 2)
  onBegin()
  for (const message of messages) {
    await rival.publish(message)
    await wait(PAUSE_MS)
  }
  await wait(SETTLED_MS)
  const { arrivals, lost, repeated } = await crowd.report()
  if (lost > 0) console.log(`${rival.name}: ${lost} streams were cut`)
  await crowd.leave()
  await rival.stop()
  return { name: rival.name, kbEach, repeated, ...judge(arrivals) }
}

function judge(arrivals: Arrivals): Omit<Result, 'name' | 'kbEach' | 'repeated'> {
  const all = [...arrivals.values()].map((readers) => [...readers.values()])
  const times = sorted(
    all.flatMap((each) => {
      const first = each.reduce((a, b) => Math.min(a, b))
      return each.map((at) => at - first)
    }),
  )
  const missed = MESSAGES * READERS - times.length
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99), max: times.at(-1) ?? Number.NaN, missed }
}

function watchPage(url: string) {
  const times: number[] = []
  const stop = new AbortController()
  let done: Promise<void> = Promise.resolve()
  return {
    begin() {
      done = (async () => {
        while (!stop.signal.aborted) {
          const began = performance.now()
          await (await fetch(url)).arrayBuffer()
          times.push(performance.now() - began)
          await wait(PAGE_MS)
        }
      })()
    },
    async end() {
      stop.abort()
      await done
      return sorted(times)
    },
  }
}

/** The same message as on the stream, for the others; the process hears of a change a moment after its publisher. */
async function changesAfter(page: string, revision: number): Promise<Response> {
  for (;;) {
    const response = await fetch(`${page}/changes?after=${revision}`)
    if (response.status === 200) return response
    await wait(5)
  }
}

/** What the process says of itself. */
async function measuredKb(url: string): Promise<number> {
  const response = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${process.env.METRICS_TOKEN}` } })
  return Number(/^writethru_process_resident_memory_bytes (\d+)/m.exec(await response.text())?.[1]) / 1024
}

async function revisionOf(page: string): Promise<number> {
  return Number(/writethru-revision" content="(\d+)"/.exec(await (await fetch(page)).text())?.[1])
}

function report(results: Result[]) {
  console.log(`${MESSAGES} messages to ${READERS} readers, from the first who has it:`)
  for (const { name, p50, p99, max, missed, repeated, kbEach } of results) {
    console.log(
      `${name.padEnd(14)} p50 ${ms(p50)}  p99 ${ms(p99)}  max ${ms(max)}  missed ${missed}  repeated ${repeated}  ${kbEach.toFixed(1)} KB a connection`,
    )
  }
  const [own, ...others] = results
  for (const { name, p50, p99, kbEach } of others) {
    if (!own) return
    console.log(
      `Writethru / ${name}: p50 ${ratio(own.p50, p50)}, p99 ${ratio(own.p99, p99)}, memory ${ratio(own.kbEach, kbEach)}`,
    )
  }
}

const ms = (value: number) => `${value.toFixed(1)} ms`
const ratio = (own: number, other: number) => (own / other).toFixed(2)

const TEXT =
  'The northern pylon has been inspected. The council says that the bridge opens to buses at six, that lorries go round by the ' +
  'old mill until the steel has been replaced, and that it will say more after the meeting on Tuesday evening.'

await main()
process.exit()
