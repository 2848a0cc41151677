import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createAssets } from '#lib/press/assets'
import { nameScript } from '#lib/press/script'
import { aNewsroom, aRunningPress } from '#test/press'

const CSS = '/_next/static/chunks/a1.css'
const FONT = '/_next/static/media/serif.p.0r.woff2'
const SCRIPT = nameScript(Buffer.from('follow()'))
const NEXT_SCRIPT = nameScript(Buffer.from('followBetter()'))

async function aBuild() {
  const root = await mkdtemp(join(tmpdir(), 'writethru-assets-'))
  onTestFinished(() => rm(root, { recursive: true, force: true }))
  const builtFolder = join(root, 'built')
  const put = async (name: string, text: string) => {
    await mkdir(dirname(join(builtFolder, name)), { recursive: true })
    await writeFile(join(builtFolder, name), text)
  }
  await put('chunks/a1.css', '@font-face{src:url(../media/serif.p.0r.woff2) format("woff2")}')
  await put('media/serif.p.0r.woff2', 'a font')
  const log = vi.fn()
  const open = (script = SCRIPT) => createAssets({ folders: [join(root, 'kept')], builtFolder, script, log })
  return { open, log, builtFolder }
}

test('a stylesheet and its font are served after a new build removed them', async () => {
  const { open, builtFolder } = await aBuild()
  await open().keep([CSS])
  await rm(builtFolder, { recursive: true })
  const later = open()
  expect(gunzipSync((await later.find(CSS))?.bodies.gzip ?? '').toString()).toContain('@font-face')
  expect(await later.find(FONT)).toMatchObject({ contentType: 'font/woff2' })
})

test('scripts and whatever lies outside are not its business', async () => {
  const { open } = await aBuild()
  const assets = open()
  for (const path of [
    '/_next/static/chunks/a1.js',
    '/_next/static/../BUILD_ID',
    '/_next/static/chunks/%2e%2e/a.css',
    '/live.css',
    `/live.${'0'.repeat(22)}.js`,
    '/live.0.js',
  ]) {
    expect(await assets.find(path)).toBeNull()
  }
})

test('one that is missing is said once and stops nobody', async () => {
  const { open, log } = await aBuild()
  await open().keep(['/_next/static/chunks/gone.css', FONT])
  expect(log).toHaveBeenCalledExactlyOnceWith('warn', 'press.asset.missing', { path: '/_next/static/chunks/gone.css' })
})

test('a kept page finds the script it was printed for after a new build brought another', async () => {
  const { open } = await aBuild()
  await open().keep([CSS, SCRIPT.path])
  const later = open(NEXT_SCRIPT)
  const textOf = async (path: string) => (await later.find(path))?.bodies.identity.toString()
  expect(await textOf(SCRIPT.path)).toBe('follow()')
  expect(await textOf(NEXT_SCRIPT.path)).toBe('followBetter()')
  expect(await textOf('/live.js')).toBe('followBetter()')
})

test('a script is fetched once for ever, compressed, and checked by its tag where its name is not its content', async () => {
  const { open } = await aBuild()
  const { get } = await aRunningPress(aNewsroom(), () => '', {}, open())
  const answer = async (path: string, headers: Record<string, string> = {}) => {
    const { status, headers: said } = await get(path, { headers })
    const about = ['content-type', 'content-encoding', 'cache-control', 'vary'].map((name) => said.get(name))
    return { status, about, etag: said.get('etag') ?? '' }
  }
  const named = await answer(SCRIPT.path, { 'accept-encoding': 'gzip, br' })
  const type = 'text/javascript; charset=utf-8'
  expect(named.about).toEqual([type, 'br', 'public, max-age=31536000, immutable', 'Accept-Encoding'])
  const plain = await answer('/live.js', { 'accept-encoding': 'gzip' })
  expect(plain.about).toEqual([type, 'gzip', 'no-cache', 'Accept-Encoding'])
  expect(plain.etag).not.toBe(named.etag)

  const again = { 'accept-encoding': 'gzip', 'if-none-match': plain.etag }
  expect(await answer('/live.js', again)).toMatchObject({ status: 304, etag: plain.etag })
  expect(await answer('/live.js', { ...again, 'if-none-match': '"other"' })).toMatchObject({ status: 200 })
  expect(await answer('/live.js', { ...again, 'accept-encoding': 'br' })).toMatchObject({ status: 200 })
})

test('a script’s bodies are its own in every coding', async () => {
  const { open } = await aBuild()
  const found = await open().find(SCRIPT.path)
  if (!found) throw new Error('There is no script')
  const { br, gzip, identity } = found.bodies
  expect([brotliDecompressSync(br), gunzipSync(gzip), identity].map(String)).toEqual(Array(3).fill('follow()'))
})
