import { readFileSync } from 'node:fs'
import { expect, type Page } from 'playwright/test'
import { logIn } from './support/newsroom.ts'
import { test } from './support/test.ts'

const article = readFileSync('prisma/demo/ankara.txt', 'utf8')
const BULLET = 'The Turkish and Russian presidents have spoken by phone'

test('an article is imported, published, and read with the next bullet at the next revision', async ({
  browser,
  page,
}) => {
  const ines = await logIn(browser, 'editor@writethru.test', '/desk/import')
  const desk = ines.page
  await desk.getByLabel('Text of the article').fill(article)
  await desk.getByRole('button', { name: 'Preview' }).click()
  const preview = desk.getByRole('region', { name: 'Preview' })
  await expect(preview).toContainText('Look at these')
  await expect(preview).toContainText('ambassadorjoined')
  await desk.getByLabel('Slug').fill('ankara-tonight')
  await desk.getByLabel('Topic').fill('World')
  await desk.getByLabel('Time zone').fill('Europe/Istanbul')
  await desk.getByRole('button', { name: 'Accept' }).click()
  await desk.waitForURL('**/desk/stories/*')

  // Readers see nothing of a draft.
  expect((await page.request.get('/live/ankara-tonight')).status()).toBe(404)
  await desk.getByRole('button', { name: 'Publish story …' }).click()
  await desk.getByRole('button', { name: 'Publish story with 11 updates' }).click()
  await expect(desk.getByRole('link', { name: 'Readers’ page' })).toBeVisible()

  await page.goto('/live/ankara-tonight')
  const bullets = page.getByRole('article')
  await expect(bullets).toHaveCount(11)
  await expect(bullets.first()).toContainText('Mevlut Mert Altintas')
  await expect(page.getByText('ambassadorjoined')).toHaveCount(0)
  const before = await revisionOf(page)

  await ines.publish(BULLET)
  // From "Published" at the desk to the page that readers get: within a second.
  const served = async () => (await page.request.get('/live/ankara-tonight')).text()
  await expect.poll(served, { timeout: 1_000 }).toContain(BULLET)
  await page.reload()
  await expect(bullets.first()).toContainText(BULLET)
  expect(await revisionOf(page)).toBe(before + 1)
  await expect(bullets).toHaveCount(12)
})

async function revisionOf(page: Page): Promise<number> {
  return Number(await page.locator('meta[name="writethru-revision"]').getAttribute('content'))
}
