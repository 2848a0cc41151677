import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect } from 'playwright/test'
import { uuidv7 } from 'uuidv7'
import { aPhoto } from '../test/pictures.ts'
import { addImage } from './support/add-image.ts'
import { logIn } from './support/newsroom.ts'
import type { Publisher } from './support/publisher.ts'
import type { Stack } from './support/stack.ts'
import { test } from './support/test.ts'
import { beginStory, bootTwo, type Thing } from './support/two-processes.ts'

/** In the text, the headline, an alternative text, a caption, a source's label and a correction's note. */
const PLANTED = /Zyxwv(?:text|head|alt|capt|label|note)/
/** What another process may still take: the promise is five seconds. */
const SOON = { timeout: 5_000 }

let stack: Stack
let second: string
let editor: Publisher
test.beforeAll(async () => {
  test.setTimeout(240_000)
  ;({ stack, second, editor } = await bootTwo())
})
test.afterAll(() => stack?.stop())

const withdraw = <T>(method: 'POST' | 'DELETE', path: string, baseVersion: number) =>
  editor.call<T>(method as 'POST', `${path}/take-down`, { baseVersion, reason: 'It named the wrong man.' })

async function aPlantedStory(desk: Awaited<ReturnType<typeof logIn>>) {
  const { slug, path, ...story } = await beginStory(editor, 'The night', 'Night')
  const imageId = await addImage(desk.page, story.id, await aPhoto(700, 500))
  const body = {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'Zyxwvtext did it.' }] },
      { type: 'image', attrs: { imageId, alt: 'Zyxwvalt at the door', caption: 'Zyxwvcapt' } },
    ],
  }
  const sources = [{ type: 'official', label: 'Zyxwvlabel, minister' }]
  const filed = await editor.call<Thing>('POST', `/stories/${story.id}/updates`, {
    ...{ updateId: uuidv7(), headline: 'Zyxwvhead named', body, sources, publish: true, pin: true, key: true },
  })
  const update = await editor.call<Thing>('POST', `/updates/${filed.id}/correction`, {
    ...{ baseVersion: filed.version, headline: 'Zyxwvhead named twice', note: 'We said Zyxwvnote was elsewhere.' },
  })
  for (let more = 0; more < 21; more += 1) await editor.publish(story.id, `Something else, ${more}`)
  return { story, update, imageId, slug, path }
}

/** Every address at which readers, archives and programs may find words of a story. */
const surfacesOf = (path: string, updateId: string) => [
  ...[path, `${path}/page/1`, `${path}/u/${updateId}`, `${path}/changes-log`, `${path}/changes?after=0`],
  ...[1, 2, 3, 4, 10, 24].map((number) => `${path}/at/${number}`),
  ...['rss', 'atom', 'json'].flatMap((format) => [`${path}/feed.${format}`, `/feed.${format}`]),
  ...['/', '/topic/night', '/corrections', '/changes?after=0', '/topic/night/changes?after=0'],
]

const read = async (url: string): Promise<string> => (await fetch(url)).text()

async function readAll(base: string, paths: string[]): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) if (PLANTED.test(await read(base + path))) found.push(path)
  return found
}

/** Files of editions, in any tree and encoding, that hold the words. */
async function filesWithWords(): Promise<string[]> {
  const root = dirname(stack.media)
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const found: string[] = []
  for (const file of files.filter((name) => /tree-\d+\/(?:pages|last-good)\//.test(name))) {
    const bytes = await readFile(file).catch(() => null) // printed anew at this moment
    if (!bytes) continue
    const whole = file.endsWith('.gz') ? gunzipSync(bytes) : file.endsWith('.br') ? brotliDecompressSync(bytes) : bytes
    if (PLANTED.test(whole.toString())) found.push(file)
  }
  return found
}

/** What a stream tells whoever comes back to it with an old number. */
async function replay(base: string, path: string): Promise<string> {
  const stop = new AbortController()
  const response = await fetch(`${base}${path}/stream?after=3`, { signal: stop.signal })
  let told = ''
  const timer = setTimeout(() => stop.abort(), 1_500)
  try {
    for await (const chunk of response.body ?? []) told += Buffer.from(chunk).toString()
  } catch {
    // It was we who stopped.
  }
  clearTimeout(timer)
  return told
}

test('an update that was taken down is nowhere within five seconds, in any process; put back, it is there again', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const ines = await logIn(browser, 'editor@writethru.test', `${stack.url}/desk`)
  const { story, update, imageId, path } = await aPlantedStory(ines)
  const paths = surfacesOf(path, update.id)
  const media = [`/media/${imageId}/full.webp`, `/media/${imageId}/480.webp`]
  const reader = await (await browser.newContext()).newPage()
  await reader.goto(`${stack.url}${path}/page/1`)
  const mark = reader.locator(`#u-${update.id}`)
  await expect(mark).toContainText('Zyxwvtext')

  // It was everywhere: otherwise the rest says nothing.
  for (const base of [stack.url, second]) {
    await expect.poll(async () => (await readAll(base, paths)).length, { timeout: 20_000 }).toBeGreaterThan(12)
    for (const file of media) expect((await fetch(base + file)).status).toBe(200)
  }
  expect((await filesWithWords()).length).toBeGreaterThan(5)

  const down = await withdraw<Thing>('POST', `/updates/${update.id}`, update.version)
  // Of the process that answered at once; of the other one soon.
  expect(await readAll(stack.url, paths)).toEqual([])
  for (const file of media) expect((await fetch(stack.url + file)).status, file).toBe(410)
  for (const address of paths) await expect.poll(() => read(second + address), SOON).not.toMatch(PLANTED)
  await expect.poll(filesWithWords, SOON).toEqual([])
  for (const base of [stack.url, second]) {
    expect((await fetch(`${base}${path}/u/${update.id}`)).status).toBe(410)
    for (const file of media) await expect.poll(async () => (await fetch(base + file)).status, SOON).toBe(410)
    expect(await replay(base, path)).not.toMatch(PLANTED)
    expect(await read(`${base}${path}/page/1`)).toContain('This update was removed.')
  }
  await expect(mark).toContainText('This update was removed.', { timeout: 20_000 })
  await expect(mark).not.toContainText('Zyxwv')

  // Somebody of the newsroom who may not read it.
  const token = await aReporter()
  for (const address of [`/stories/${story.id}/updates`, `/updates/${update.id}/revisions`, `/stories/${story.id}`]) {
    const answer = await fetch(`${stack.url}/api/v1${address}`, { headers: { authorization: `Bearer ${token}` } })
    expect(await answer.text(), address).not.toMatch(PLANTED)
  }

  const back = await withdraw<Thing>('DELETE', `/updates/${update.id}`, down.version)
  for (const base of [stack.url, second]) {
    await expect.poll(() => read(`${base}${path}/page/1`), { timeout: 20_000 }).toContain('Zyxwvtext')
    await expect.poll(async () => (await fetch(`${base}${media[0]}`)).status, SOON).toBe(200)
  }

  // Without a database, and after a power cut: what was taken down is not on the disk either.
  await readAll(stack.url, paths)
  await withdraw('POST', `/updates/${update.id}`, back.version)
  await stack.stopDatabase()
  await stack.stopServer('kill')
  await stack.startServer()
  expect(await readAll(stack.url, paths)).toEqual([])
  for (const file of media) expect((await fetch(stack.url + file)).status, file).toBe(503)
  await stack.startDatabase()
  await expect.poll(async () => (await fetch(stack.url + path)).status, { timeout: 30_000 }).toBe(200)
})

async function aReporter(): Promise<string> {
  const { createHash, randomBytes } = await import('node:crypto')
  const { sql } = await import('./support/publisher.ts')
  const token = `wt_${randomBytes(32).toString('base64url')}`
  const hash = createHash('sha256').update(token).digest('hex')
  await sql(
    stack.databaseUrl,
    `INSERT INTO "ApiToken" (id, "contributorId", name, "secretHash", rights, "storyIds", "createdAt")
     SELECT '${uuidv7()}', id, 'test', '${hash}', '{read}', '{}', now() FROM "Contributor" WHERE role = 'reporter' LIMIT 1`,
  )
  return token
}

test('a story that was taken down answers 410 everywhere, says so where it was open, and keeps its address', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const ines = await logIn(browser, 'editor@writethru.test', `${stack.url}/desk`)
  const { story, update, slug, path } = await aPlantedStory(ines)
  const readers = [await (await browser.newContext()).newPage(), await (await browser.newContext()).newPage()] as const
  await readers[0].goto(stack.url + path)
  await readers[1].goto(`${second}${path}/page/1`)
  await expect(readers[1].locator(`#u-${update.id}`)).toContainText('Zyxwvtext')

  // By the desk: one act with a reason.
  const desk = ines.page
  await desk.goto(`${stack.url}/desk/stories/${story.id}`)
  await desk.getByRole('button', { name: 'Take the story down …' }).click()
  const panel = desk.getByRole('region', { name: 'Take down: story' })
  await panel.getByRole('button', { name: 'Take it down' }).click()
  await expect(panel).toContainText('Say in a sentence why')
  await panel.getByLabel('Why, for the desk alone').fill('A court asked for it.')
  await panel.getByRole('button', { name: 'Take it down' }).click()
  // It answers when everything is gone from memory and disk.
  await expect(desk.getByText('Readers are told so at its address')).toBeVisible({ timeout: 30_000 })

  const below = [path, ...['/page/1', `/u/${update.id}`, '/at/3', '/changes-log', '/feed.rss'].map((end) => path + end)]
  for (const base of [stack.url, second]) {
    for (const address of below) {
      await expect.poll(async () => (await fetch(base + address)).status, SOON).toBe(410)
    }
    for (const page of ['/', '/feed.atom', '/corrections']) {
      await expect.poll(() => read(base + page), SOON).not.toContain(slug)
    }
  }
  for (const reader of readers) {
    await expect(reader.getByText('This page has been taken down')).toBeVisible({ timeout: 30_000 })
    await expect(reader.locator('body')).not.toContainText('Zyxwv')
  }
  await desk.getByRole('button', { name: 'Put the story back …' }).click()
  await desk.getByLabel('Why, for the desk alone').fill('The court lifted it.')
  await desk.getByRole('button', { name: 'Put it back' }).click()
  for (const base of [stack.url, second]) {
    await expect.poll(async () => (await fetch(base + path)).status, { timeout: 20_000 }).toBe(200)
  }
})
