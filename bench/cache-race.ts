// npm run bench:cache-race [-- --rounds 50]: 4 looping readers against 20 fast publishes a round. The press must end on
// the newest revision every time, and no page may lack an update that its number includes; the same against Next's caches.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { firstOrdinalOnStoryPage } from '#lib/stories/pages'
import { aContributor, anUpdate, aStory } from '#test/factories'
import { buildPages } from '../scripts/lib/build.ts'
import { applyMigrations } from '../scripts/lib/migrations.ts'
import { freePort } from '../scripts/lib/postgres.ts'
import { startScratchPostgres } from '../scripts/lib/scratch-postgres.ts'

const READERS = 4
const PUBLISHES = 20
/** "For good" in this bench: nothing publishes any more, and the page is still old after this. */
const SETTLED_MS = 2_000

interface Contestant {
  name: string
  url(slug: string): string
  /** What the publisher does after a commit, where the cache does not find out by itself. */
  afterPublish(slug: string): Promise<void>
}

interface Result {
  rounds: number
  newest: number
  reads: number
  torn: number
  failed: number
}

/** The one that the browser tests use, so that two builds never stand beside each other. */
const BUILT = '.next-test'
const ROOT = join(import.meta.dirname, '..')
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '50' } } })
const ended: (() => Promise<unknown>)[] = []

async function main() {
  const postgres = await startScratchPostgres()
  ended.push(postgres.remove)
  process.env.DATABASE_URL = postgres.urlOf('postgres')
  process.env.NEXTAUTH_SECRET = 'only-for-this-bench-only-for-this-bench'
  await applyMigrations(process.env.DATABASE_URL)
  const editor = await aContributor('editor')
  const press = await startPress()
  const next = await startNext()
  const contestants: Contestant[] = [
    { name: 'press', url: (slug) => `${press}/live/${slug}`, afterPublish: async () => {} },
    { name: 'Next: page cache, revalidatePath', url: (slug) => `${next}/isr/${slug}`, afterPublish: revalidate },
    { name: 'Next: data cache, revalidateTag', url: (slug) => `${next}/tag/${slug}`, afterPublish: revalidate },
  ]
  async function revalidate(slug: string) {
    await fetch(`${next}/revalidation`, { method: 'POST', body: slug })
  }
  for (const contestant of contestants) report(contestant, await race(contestant, editor, Number(values.rounds)))
}

async function race(contestant: Contestant, editor: Actor, rounds: number): Promise<Result> {
  const result: Result = { rounds, newest: 0, reads: 0, torn: 0, failed: 0 }
  for (let round = 0; round < rounds; round += 1) {
    const { id, slug, revision: before } = await aStory(editor, { headline: `Race ${round}` })
    const published: string[] = []
    const pages: (PageRead | null)[] = []
    const url = contestant.url(slug)
    const stop = new AbortController()
    const readers = Array.from({ length: READERS }, async () => {
      while (!stop.signal.aborted) pages.push(await read(url))
    })
    for (let i = 0; i < PUBLISHES; i += 1) {
      published.push((await anUpdate(editor, id, { text: `Update ${i}`, publish: true })).id)
      await contestant.afterPublish(slug)
    }
    const newest = await reaches(url, before + PUBLISHES)
    stop.abort()
    await Promise.all(readers)
    for (const page of pages) judge(page, published, before, result)
    if (newest) result.newest += 1
  }
  return result
}

interface PageRead {
  revision: number
  ids: Set<string>
}

async function read(url: string): Promise<PageRead | null> {
  const response = await fetch(url)
  const html = await response.text()
  const revision = /writethru-revision" content="(\d+)"|data-revision="(\d+)"/.exec(html)
  if (response.status !== 200 || !revision) return null
  const ids = [...html.matchAll(/<article[^>]* id="u-([\w-]+)"/g)].map(([, id = '']) => id)
  return { revision: Number(revision[1] ?? revision[2]), ids: new Set(ids) }
}

/** A page with number R shows the updates that were published up to R, as far as they stand on the first page. */
function judge(page: PageRead | null, published: string[], before: number, result: Result) {
  result.reads += 1
  if (!page) {
    result.failed += 1
    return
  }
  const count = page.revision - before
  const expected = published.slice(firstOrdinalOnStoryPage(count) - 1, count)
  if (expected.some((id) => !page.ids.has(id))) result.torn += 1
}

async function reaches(url: string, revision: number): Promise<boolean> {
  const deadline = Date.now() + SETTLED_MS
  while (Date.now() < deadline) {
    if ((await read(url))?.revision === revision) return true
    await wait(20)
  }
  return false
}

function report({ name }: Contestant, { rounds, newest, reads, torn, failed }: Result) {
  console.log(
    `${name}: newest revision in ${newest} of ${rounds} rounds; ${torn} of ${reads} pages lacked an update, ${failed} failed`,
  )
}

async function startPress(): Promise<string> {
  await buildPages(BUILT)
  const editions = await mkdtemp(join(tmpdir(), 'writethru-race-'))
  ended.push(() => rm(editions, { recursive: true, force: true }))
  return startServer(['server.ts'], { NEXT_DIST_DIR: BUILT, EDITIONS_DIR: editions })
}

async function startNext(): Promise<string> {
  // Next's data cache outlives its build: without this the pages of an earlier race would be read.
  await rm(join(ROOT, 'bench/next-cache/.next'), { recursive: true, force: true })
  const cli = join(ROOT, 'node_modules/next/dist/bin/next')
  const build = spawn(process.execPath, [cli, 'build', 'bench/next-cache'], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [code] = await once(build, 'exit')
  if (code !== 0) throw new Error('bench/next-cache does not build')
  return startServer([cli, 'start', 'bench/next-cache'], {})
}

async function startServer(args: string[], env: Record<string, string>): Promise<string> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const given: NodeJS.ProcessEnv = { ...process.env, NODE_ENV: 'production', PORT: String(port), SITE_URL: url, ...env }
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: given,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  ended.push(async () => {
    if (child.exitCode === null && child.kill()) await once(child, 'exit')
  })
  for (let i = 0; i < 300; i += 1) {
    if (child.exitCode !== null) throw new Error(`${args.at(-1)} ended before it answered`)
    if (await fetch(url).catch(() => null)) return url
    await wait(100)
  }
  throw new Error(`${args.at(-1)} does not answer`)
}

try {
  await main()
} finally {
  await db().$disconnect()
  for (const end of ended.reverse()) await end()
}
process.exit()
