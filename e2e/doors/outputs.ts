import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect } from 'playwright/test'
import { db } from '#lib/platform/db'
import { test } from '../support/test.ts'
import { ask, fill } from './ask.ts'
import { BESIDE_APP, isForReaders } from './expected.ts'
import { METRICS_TOKEN, type Newsroom } from './newsroom.ts'
import type { Plant } from './plants.ts'
import { readingOf } from './readings.ts'
import { leaksIn, readSecrets } from './secrets.ts'
import { isChange, walkApp } from './walk.ts'

/** What nobody has seen, or may see no more, in no output for readers, on no disk and in no log. */
export function testOutputs(newsroom: () => Newsroom): void {
  test('what is not published stands in no public output, cache, feed, stream, error or log', async () => {
    test.setTimeout(120_000)
    const { stack, planted, log } = newsroom()
    // What moved since: prints, lists of changes and feeds are of now.
    const paths = [...new Set([...(await publicPaths(newsroom())), ...(await errorPaths(newsroom()))])]
    const plants = [...planted.plants, ...(await readSecrets(stack.databaseUrl))]
    const outputs: [string, string][] = []
    for (const path of paths) {
      const headers: Record<string, string> = path === '/metrics' ? { authorization: `Bearer ${METRICS_TOKEN}` } : {}
      for (const encoding of ['identity', 'br']) {
        const { said } = await ask(stack.url, 'GET', path, { headers: { ...headers, 'accept-encoding': encoding } })
        outputs.push([`${path} (${encoding})`, said])
      }
    }
    const files = await readEditions(stack.editions)
    outputs.push(...files, ['the server’s log', await readFile(log, 'utf8')])
    const surprises = outputs.flatMap(([where, said]) =>
      leaksIn(said, plants, 'nobody', true).map((leak) => `${where}: ${leak}`),
    )
    console.log(
      `doors: ${plants.length} secrets in ${outputs.length} outputs (${files.length} files), ${surprises.length} surprises`,
    )
    expect(surprises).toEqual([])
    expectFound(planted.plants, outputs, files)
  })
}

/** The search finds what is there: each public word in pages, feeds, the list of changes and on disk. */
function expectFound(plants: readonly Plant[], outputs: [string, string][], files: [string, string][]): void {
  for (const { word, name } of plants.filter((plant) => plant.for === 'everybody')) {
    const where = outputs.filter(([, said]) => said.includes(word)).map(([path]) => path)
    for (const part of ['feed.rss', 'feed.atom', 'feed.json', '/changes?', '/at/'])
      expect(where.some((path) => path.includes(part)) || name === 'public source', `${name} in ${part}`).toBe(true)
    expect(
      files.some(([, said]) => said.includes(word)),
      `${name} on disk`,
    ).toBe(true)
  }
}

/** Every public address, filled in with all that it can be about. */
async function publicPaths({ planted }: Newsroom): Promise<string[]> {
  const { revision } = await db().story.findUniqueOrThrow({ where: { id: planted.storyId } })
  const doors = [...walkApp(), ...BESIDE_APP].filter((door) => !isChange(door) && isForReaders(door.path))
  const about = doors.map(({ path }) => fill(path, readingOf(planted, path)))
  const story = `/live/${planted.slug}`
  return [
    ...about,
    ...[
      '/openapi.json',
      '/sitemap.xml',
      '/news-sitemap.xml',
      '/robots.txt',
      '/lite',
      `/lite/${planted.slug}`,
      '/api/v1/openapi.json',
    ],
    ...Array.from({ length: revision }, (_, before) => `${story}/at/${before + 1}`),
    ...Array.from({ length: revision }, (_, before) => `${story}/changes?after=${before}`),
    ...[planted.updateId, ...Object.values(planted.updateIds)].map((id) => `${story}/u/${id}`),
    ...['480.webp', '960.webp', 'full.webp'].map((file) => `/media/${planted.imageId}/${file}`),
    ...[`${story}/page/1`, `${story}/page/2`, `${story}/at/${revision}/page/1`, `${story}/stream?after=0`],
  ]
}

/** Where something is refused, and says why. */
async function errorPaths({ planted }: Newsroom): Promise<string[]> {
  const doors = walkApp().filter(({ path, method }) => method === 'GET' && !isForReaders(path) && !path.includes('...'))
  const draft = { ...planted, storyId: planted.draftStoryId }
  const { slug } = await db().story.findUniqueOrThrow({ where: { id: planted.draftStoryId } })
  return [
    ...doors.flatMap(({ path }) => [fill(path, readingOf(planted, path)), fill(path, readingOf(draft, path))]),
    ...['', '/feed.rss', '/stream', '/changes?after=0', '/changes-log', '/at/1'].map((end) => `/live/${slug}${end}`),
    ...Object.values(planted.updateIds).flatMap((id) => [`/api/v1/updates/${id}/revisions`, `/api/v1/updates/${id}`]),
    ...[`/live/${planted.slug}/at/0`, `/live/${planted.slug}/at/99999`, `/live/${planted.slug}/u/nothing`, '/live/%zz'],
  ]
}

/** Every file that the press has written, unpacked; looked up again where one got its name meanwhile. */
async function readEditions(folder: string, tries = 20): Promise<[string, string][]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  try {
    return await Promise.all(
      files.map(async (file): Promise<[string, string]> => [file, unpack(file, await readFile(file))]),
    )
  } catch (cause) {
    if (tries === 0 || !isMissing(cause)) throw cause
    return readEditions(folder, tries - 1)
  }
}

const isMissing = (cause: unknown) => cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'

function unpack(file: string, bytes: Buffer): string {
  if (file.endsWith('.gz')) return gunzipSync(bytes).toString('utf8')
  return (file.endsWith('.br') ? brotliDecompressSync(bytes) : bytes).toString('utf8')
}
