import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createAssets } from '#lib/press/assets'

const CSS = '/_next/static/chunks/a1.css'
const FONT = '/_next/static/media/serif.p.0r.woff2'

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
  const open = (folder = join(root, 'kept')) => createAssets({ folders: [folder], builtFolder, log })
  return { open, log, builtFolder, kept: join(root, 'kept') }
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
  ]) {
    expect(await assets.find(path)).toBeNull()
  }
})

test('one that is missing is said once and stops nobody', async () => {
  const { open, log } = await aBuild()
  await open().keep(['/_next/static/chunks/gone.css', FONT])
  expect(log).toHaveBeenCalledExactlyOnceWith('warn', 'press.asset.missing', { path: '/_next/static/chunks/gone.css' })
})
