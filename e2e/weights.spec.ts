import { gzipSync } from 'node:zlib'
import { expect, type Request } from 'playwright/test'
import { DEMO_PAGES } from './support/demo-pages.ts'
import { test } from './support/test.ts'
import { openSettled } from './support/typeset.ts'

/** What a reader pays on a train: kilobytes after gzip; fonts are compressed already. */
const BUDGET_KB = { document: 16, stylesheet: 12, script: 8, font: 30 }
type Kind = keyof typeof BUDGET_KB

const kilobytes = (bytes: Buffer) => gzipSync(bytes, { level: 9 }).length / 1024

for (const name of ['ankara', 'harbour', 'front'] as const) {
  test(`${name}: weighs little, runs nothing inline and asks nobody else`, async ({ page, baseURL }) => {
    const requests: Request[] = []
    page.on('request', (request) => requests.push(request))
    await openSettled(page, DEMO_PAGES[name])

    const weights: Record<Kind, number> = { document: 0, stylesheet: 0, script: 0, font: 0 }
    for (const request of requests) {
      expect(new URL(request.url()).origin).toBe(new URL(baseURL ?? '').origin)
      const kind = request.resourceType()
      if (!(kind in weights)) continue
      const body = await (await request.response())?.body()
      const weight = body ? (kind === 'font' ? body.length / 1024 : kilobytes(body)) : 0
      weights[kind as Kind] += weight
    }

    const said = Object.entries(weights).map(
      ([kind, kb]) => `${kind} ${kb.toFixed(1)} of ${BUDGET_KB[kind as Kind]} KB`,
    )
    console.log(`${name}: ${said.join(', ')}`)
    for (const [kind, kb] of Object.entries(weights)) expect(kb, kind).toBeLessThanOrEqual(BUDGET_KB[kind as Kind])
    expect(weights.document).toBeGreaterThan(0)
    expect(weights.stylesheet).toBeGreaterThan(0)
    expect(await page.locator('script:not([src]):not([type="application/ld+json"])').count()).toBe(0)
    expect(await page.locator('[style]').count()).toBe(0)
    expect(await page.locator('link[rel=stylesheet]').count()).toBe(1)
  })
}
