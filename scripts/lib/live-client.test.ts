import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { bundleLiveClient } from './live-client.ts'

/** What a reader pays for a page that changes by itself. */
const BUDGET_BYTES = 8 * 1024

test('the readers’ script fits its budget and makes no code or markup of text', async () => {
  const script = await bundleLiveClient()
  const bytes = gzipSync(script, { level: 9 }).length
  console.log(`live.js: ${(bytes / 1024).toFixed(2)} of ${BUDGET_BYTES / 1024} KB`)
  expect(bytes).toBeLessThanOrEqual(BUDGET_BYTES)
  expect(script).not.toMatch(/\beval\b|new Function|innerHTML|insertAdjacentHTML|document\.write/)
})
