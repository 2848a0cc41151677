import { expect, type Page } from 'playwright/test'
import { DEMO_PAGES } from './support/demo-pages.ts'
import { test } from './support/test.ts'
import { charactersPerLine, DESKTOP, openSettled, styleOf } from './support/typeset.ts'

test.use({ viewport: DESKTOP })

test('a story is set in the newspaper’s type', async ({ page }) => {
  await openSettled(page, DEMO_PAGES.harbour)

  const headline = await styleOf(page, 'h1')
  expect(headline.px).toBeGreaterThanOrEqual(32)
  expect(headline.px).toBeLessThanOrEqual(54.5)
  expect((await styleOf(page, '.standfirst')).px).toBeCloseTo(20, 0)
  expect((await styleOf(page, '.timeline .text h3 + div p')).px).toBeCloseTo(17, 1)
  expect((await styleOf(page, '.bullet')).px).toBeCloseTo(17 * 1.15, 1)
  expect((await styleOf(page, '.state')).px).toBeCloseTo(13, 0)
  expect((await styleOf(page, '.foot')).px).toBeCloseTo(13, 0)

  expect(headline.family).toMatch(/^"?newsreader/i)
  expect((await styleOf(page, '.bullet')).family).toBe(headline.family)
  expect((await styleOf(page, '.at')).family).toMatch(/^system-ui/)
  expect(await cuts(page, 'loaded')).toBe(1)
})

test('a short headline is large, with tight and balanced lines', async ({ page }) => {
  await openSettled(page, DEMO_PAGES.ankara)
  const { px, leading, weight } = await styleOf(page, 'h1')
  expect(px).toBeCloseTo(54, 0)
  expect(leading).toBeCloseTo(1.06, 2)
  expect(weight).toBe(600)
  expect(await page.locator('h1').evaluate((h1) => getComputedStyle(h1).textWrapStyle)).toBe('balance')
})

for (const name of ['ankara', 'harbour'] as const) {
  test(`a line holds 60 to 70 characters (${name})`, async ({ page }) => {
    await openSettled(page, DEMO_PAGES[name])
    const lines = await charactersPerLine(page)
    const mean = lines.reduce((sum, line) => sum + line, 0) / lines.length
    console.log(`${name}: ${lines.length} lines, ${mean.toFixed(1)} characters, ${Math.max(...lines)} at most`)
    expect(lines.length).toBeGreaterThan(10)
    expect(mean).toBeGreaterThanOrEqual(60)
    expect(mean).toBeLessThanOrEqual(70)
    // A line of many narrow letters may hold a few more; beyond this the eye loses the next line.
    expect(Math.max(...lines)).toBeLessThanOrEqual(74)
  })
}

test('headline, standfirst and timeline share one edge, and the rail stands near', async ({ page }) => {
  await openSettled(page, DEMO_PAGES.harbour)
  const box = (selector: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element) => element.getBoundingClientRect())
  const [headline, standfirst, time, timeline, rail] = await Promise.all(
    ['h1', '.standfirst', '.at', '.timeline-head', '.rail'].map(box),
  )
  expect(standfirst?.left).toBe(headline?.left)
  expect(timeline?.left).toBe(headline?.left)
  expect(time?.left).toBe(headline?.left)
  const gap = (rail?.left ?? 0) - (timeline?.right ?? 0)
  expect(gap).toBeGreaterThan(0)
  expect(gap).toBeLessThanOrEqual(4 * 17 + 1)
  expect(rail?.top).toBeLessThan(headline?.top ?? 0)
})

test('the first words of a bullet stand on the line of their time', async ({ page }) => {
  await openSettled(page, DEMO_PAGES.ankara)
  const baselines = await page
    .locator('.timeline > article')
    .first()
    .evaluate((article) =>
      ['.at', '.bullet'].map((selector) => {
        const probe = document.createElement('span')
        probe.style.display = 'inline-block' // an empty one stands on the baseline
        article.querySelector(selector)?.prepend(probe)
        return probe.getBoundingClientRect().bottom
      }),
    )
  expect(Math.abs((baselines[0] ?? 0) - (baselines[1] ?? 99))).toBeLessThanOrEqual(1)
})

test('nothing moves when the font arrives late', async ({ page }) => {
  let release = () => {}
  const late = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/*.woff2', async (route) => {
    await late
    await route.continue()
  })
  await page.goto(DEMO_PAGES.ankara, { waitUntil: 'domcontentloaded' })
  const heights = () =>
    page.evaluate(() => [...document.querySelectorAll('h1, .lede, .bullet')].map((box) => box.clientHeight))
  // The document is there before its stylesheet; what is measured is the styled page without its font.
  await expect.poll(() => cuts(page, 'loading')).toBe(1)
  const before = await heights()
  release()
  await expect.poll(() => cuts(page, 'loaded')).toBe(1)
  const after = await heights()
  const moved = after.filter((height, index) => height !== before[index]).length
  console.log(`${moved} of ${after.length} texts took another number of lines`)
  // Widths fit on average, so a line in twenty may still break elsewhere.
  expect(moved).toBeLessThanOrEqual(Math.ceil(after.length * 0.25))
})

/** How many files of Newsreader the page has in this state; one is all there is. */
const cuts = (page: Page, state: FontFaceLoadStatus) =>
  page.evaluate(
    (wanted) => [...document.fonts].filter(({ family, status }) => family === 'newsreader' && status === wanted).length,
    state,
  )
