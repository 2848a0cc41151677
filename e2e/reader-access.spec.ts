import { AxeBuilder } from '@axe-core/playwright'
import { expect } from 'playwright/test'
import { DEMO_PAGES } from './support/demo-pages.ts'
import { test } from './support/test.ts'
import { DESKTOP, openSettled, PHONE } from './support/typeset.ts'

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme })

    for (const [name, path] of Object.entries(DEMO_PAGES)) {
      test(`${name}: contrast, names, landmarks and order of headings`, async ({ page }) => {
        for (const viewport of [DESKTOP, PHONE]) {
          await page.setViewportSize(viewport)
          await openSettled(page, path)
          const { violations } = await new AxeBuilder({ page }).withTags(STANDARDS).analyze()
          expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
        }
      })
    }

    test('is a palette of its own', async ({ page }) => {
      await openSettled(page, DEMO_PAGES.harbour)
      const paper = await page.locator('html').evaluate((html) => getComputedStyle(html).backgroundColor)
      expect(paper).toBe(colorScheme === 'dark' ? 'rgb(20, 20, 15)' : 'rgb(255, 253, 249)')
    })
  })
}

test('the keyboard reaches the news at once and always shows where it is', async ({ page }) => {
  await openSettled(page, DEMO_PAGES.harbour)
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Skip to the news' })
  await expect(skip).toBeFocused()
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  const focused = page.locator('main :focus')
  await expect(focused).toHaveCount(1)
  expect(await focused.evaluate((link) => getComputedStyle(link).outlineStyle)).toBe('solid')
})
