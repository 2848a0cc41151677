import { expect } from 'playwright/test'
import { DEMO_PAGES } from './support/demo-pages.ts'
import { logIn } from './support/newsroom.ts'
import { test } from './support/test.ts'

test('an update is seen as readers will see it, by the desk alone', async ({ browser, page, request }) => {
  const bo = await logIn(browser, 'reporter@writethru.test')
  const desk = bo.page
  await desk
    .getByRole('link', { name: /harbour bridge/ })
    .first()
    .click()
  await expect(bo.text).toBeVisible()
  const words = 'The third pier has a crack below the water line, divers say.'
  await bo.write(words)
  await bo.send()
  await expect(bo.composer.getByRole('status')).toContainText('Submitted')

  const row = bo.update(words)
  await row.focus()
  await desk.keyboard.press('v')
  const dialog = desk.getByRole('dialog', { name: 'As readers will see it' })
  await expect(dialog).toContainText('Not published: only the desk sees this.')
  const frame = dialog.locator('iframe')
  const shown = dialog.frameLocator('iframe')
  await expect(shown.getByRole('article').first()).toContainText(words)
  await expect(shown.getByRole('article').first()).toBeInViewport()
  // The readers' own styles: their serif, on their paper.
  const theirs = await shown
    .locator('.bullet')
    .first()
    .evaluate((bullet) => getComputedStyle(bullet).fontFamily)
  await page.goto(DEMO_PAGES.harbour)
  expect(
    await page
      .locator('.bullet')
      .first()
      .evaluate((bullet) => getComputedStyle(bullet).fontFamily),
  ).toBe(theirs)
  await expect(page.getByText(words)).toHaveCount(0)

  const address = new URL((await frame.getAttribute('src')) ?? '', desk.url())
  const answer = await desk.request.get(address.href)
  expect(answer.status()).toBe(200)
  expect(answer.headers()['cache-control']).toContain('no-store')
  expect(answer.headers()['content-security-policy']).toContain('sandbox allow-same-origin')
  const stranger = await request.get(address.href, { maxRedirects: 0 })
  expect(stranger.status()).toBe(307)
  expect(stranger.headers().location).toContain('/login')

  await desk.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(row).toBeFocused()
})

test('a story that nobody has seen is seen whole, and a lost session is said', async ({ browser }) => {
  const { page: desk, composer, text } = await logIn(browser, 'editor@writethru.test', '/desk/stories/new')
  await desk.getByLabel('Headline', { exact: true }).fill('Budget vote tonight')
  await desk.getByLabel('Topic').fill('Demonstration')
  await desk.getByRole('button', { name: /Save|Begin|Create/ }).click()
  await expect(text).toBeVisible()
  await text.click()
  await desk.keyboard.type('The chamber fills.')
  await desk.keyboard.press('Control+Enter')
  await expect(composer.getByRole('status')).toContainText('Added')
  await desk.getByRole('button', { name: 'Preview', exact: true }).first().click()
  const dialog = desk.getByRole('dialog', { name: 'As readers will see it' })
  const shown = dialog.frameLocator('iframe')
  await expect(shown.getByRole('heading', { level: 1 })).toHaveText('Budget vote tonight')
  await expect(shown.getByRole('article')).toContainText('The chamber fills.')
  await desk.keyboard.press('Escape')

  await desk.context().clearCookies()
  await desk.getByRole('button', { name: 'Preview', exact: true }).first().click()
  await expect(dialog.getByRole('alert')).toContainText('The preview cannot be made now.')
})
