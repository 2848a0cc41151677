import { expect } from 'playwright/test'
import { DEMO_PAGES } from './support/demo-pages.ts'
import { logIn } from './support/newsroom.ts'
import { bootStack, type Stack } from './support/stack.ts'
import { test } from './support/test.ts'

const BULLET = 'Printed by Next itself, at the next reload.'

let stack: Stack
test.beforeAll(async () => {
  stack = await bootStack({ plain: true })
})
test.afterAll(() => stack.stop())

test('plain next start, without press and server: log in, publish, be told, reload', async ({ browser, page }) => {
  const story = stack.url + DEMO_PAGES.harbour
  await page.goto(story)
  const ines = await logIn(browser, 'editor@writethru.test', `${stack.url}/desk`)
  await ines.page
    .getByRole('link', { name: /harbour bridge/ })
    .first()
    .click()
  // The sweeper runs there too.
  await ines.waitBeforePublishing(1)
  await ines.write(BULLET)
  await ines.send()
  await expect(ines.composer.getByRole('status')).toContainText('Going out')
  await expect(ines.composer.getByRole('status')).toContainText('Published', { timeout: 15_000 })
  // No stream there: the page asks every five seconds.
  await expect(page.getByRole('button', { name: '1 new update' })).toBeVisible({ timeout: 30_000 })
  await page.reload()
  await expect(page.getByRole('article').first()).toContainText(BULLET)
})
