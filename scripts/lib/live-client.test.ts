import { globSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { bundleLiveClient, OWN_NAMES } from './live-client.ts'

/** What a reader pays for a page that changes by itself. */
const BUDGET_BYTES = 8 * 1024

test('the readers’ script fits its budget and makes no code or markup of text', async () => {
  const script = await bundleLiveClient()
  const bytes = gzipSync(script, { level: 9 }).length
  console.log(`live.js: ${(bytes / 1024).toFixed(2)} of ${BUDGET_BYTES / 1024} KB`)
  expect(bytes).toBeLessThanOrEqual(BUDGET_BYTES)
  expect(script).not.toMatch(/\beval\b|new Function|innerHTML|insertAdjacentHTML|document\.write/)
})

test('what is shortened is no name of a browser’s or of a page’s', () => {
  const wordsOf = (files: string, word: RegExp) =>
    globSync(files).flatMap((file) => readFileSync(file, 'utf8').match(word) ?? [])
  const browsers = new Set(wordsOf('node_modules/@typescript/*/lib/lib.*.d.ts', /\w+/g))
  const camel = (name: string) => name.slice('data-'.length).replace(/-./g, (part) => part.slice(1).toUpperCase())
  const pages = new Set(wordsOf('components/reader/*.tsx', /data-[a-z-]+/g).map(camel))
  expect([browsers.has('ariaPressed'), pages.has('rev')]).toEqual([true, true])
  expect(OWN_NAMES.filter((name) => browsers.has(name) || pages.has(name))).toEqual([])
})
