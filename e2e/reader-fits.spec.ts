import { expect, type Page } from 'playwright/test'
import { DEMO_PAGES } from './support/demo-pages.ts'
import { bootStack } from './support/stack.ts'
import { test } from './support/test.ts'
import { clippedTexts, NARROWEST, openSettled, PHONE } from './support/typeset.ts'

const pages = Object.entries(DEMO_PAGES)

for (const [name, path] of pages) {
  test(`${name}: fits 320 px, which is 400 % zoom on a desktop`, async ({ page }) => {
    await page.setViewportSize(NARROWEST)
    await openSettled(page, path)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(NARROWEST.width)
    expect(await clippedTexts(page)).toEqual([])
  })

  test(`${name}: fits with text at twice its size`, async ({ page }) => {
    await page.setViewportSize({ width: 640, height: 800 })
    await openSettled(page, path)
    await page.locator('html').evaluate((html) => {
      html.style.fontSize = '212.5%'
    })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(640)
    expect(await clippedTexts(page)).toEqual([])
  })
}

test.describe('on a phone', () => {
  test.use({ viewport: PHONE, hasTouch: true, isMobile: true })

  test('the newest update begins within 1.2 screens, and the key moments follow the third', async ({ page }) => {
    // The demo as it comes: in the shared newsroom other specs pin updates and publish in these stories.
    const stack = await bootStack()
    try {
      for (const path of [DEMO_PAGES.ankara, DEMO_PAGES.harbour]) await expectNewsSoon(page, stack.url + path)
    } finally {
      await stack.stop()
    }
  })

  test('links that stand alone are wide enough for a thumb', async ({ page }) => {
    for (const path of [DEMO_PAGES.front, DEMO_PAGES.harbour]) {
      await openSettled(page, path)
      for (const link of await page.locator('nav a:visible, footer a, summary:visible').all()) {
        const box = await link.boundingBox()
        expect(box?.height, (await link.textContent()) ?? '').toBeGreaterThanOrEqual(44)
      }
    }
  })
})

test('on paper: the news, its address and its revision, and nothing to press', async ({ page }) => {
  await openSettled(page, DEMO_PAGES.harbour)
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText(/\/live\/[a-z-]+ · revision \d+$/)).toBeVisible()
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expect(page.getByRole('contentinfo')).toBeHidden()
  await expect(page.locator('h1')).toBeVisible()
})

async function expectNewsSoon(page: Page, address: string): Promise<void> {
  await openSettled(page, address)
  const newest = await page.locator('.timeline > article').first().boundingBox()
  expect(newest?.y).toBeLessThan(PHONE.height * 1.2)
  const third = await page.locator('.timeline > article').nth(2).boundingBox()
  const rail = await page.locator('.ways.within').boundingBox()
  const fourth = await page.locator('.timeline > article').nth(3).boundingBox()
  expect(rail?.y).toBeGreaterThan(third?.y ?? Number.NaN)
  expect(rail?.y).toBeLessThan(fourth?.y ?? Number.NaN)
}
