import { randomUUID } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import { type Browser, devices, expect } from 'playwright/test'
import { DEMO_PAGES } from './support/demo-pages.ts'
import { DeskPerson, logIn } from './support/newsroom.ts'
import { test } from './support/test.ts'

const EDITOR = 'editor@writethru.test'
const REPORTER = 'reporter@writethru.test'

const news = (words: string) => `${words}, we hear from ${randomUUID().slice(0, 8)}`
const queue = ({ page }: DeskPerson) => page.getByRole('feed', { name: 'To review, the longest waiting first' })

async function openRoom(person: DeskPerson): Promise<void> {
  const { page } = person
  await page.goto('/desk')
  await page
    .getByRole('main')
    .getByRole('link', { name: /harbour bridge/ })
    .click()
  await expect(person.text).toBeVisible()
}

/** The reporter's phone, signed in. */
async function aPhone(browser: Browser): Promise<DeskPerson> {
  const signedIn = await logIn(browser, REPORTER)
  const { defaultBrowserType: _, ...phone } = devices['Pixel 7']
  const context = await browser.newContext({ ...phone, storageState: await signedIn.page.context().storageState() })
  await signedIn.page.context().close()
  return new DeskPerson(await context.newPage())
}

test('a reporter submits on a phone, an editor approves by two keys, a reader sees it', async ({ browser, page }) => {
  const ana = await logIn(browser, EDITOR, '/desk/review')
  await expect(ana.page.getByRole('heading', { name: 'Review queue' })).toBeVisible()
  const bo = await aPhone(browser)
  await openRoom(bo)
  await page.goto(DEMO_PAGES.harbour)
  const words = news('Divers have reached the wreck')

  await bo.text.tap()
  await bo.page.keyboard.type(words)
  await bo.composer.getByRole('button', { name: 'Submit' }).tap()
  await expect(bo.composer.getByRole('status')).toContainText('Submitted to the editors')

  const row = queue(ana).getByRole('article').filter({ hasText: words })
  await expect(row).toBeVisible()
  await expect(row).toContainText('just now')
  await expect(ana.page).toHaveTitle(/^\(\d+\) Review queue/)
  await expect(ana.page.getByRole('navigation').getByRole('link', { name: /Review queue \d+ to review/ })).toBeVisible()
  for (let place = 0; place < 20; place += 1) {
    await ana.page.keyboard.press('ArrowDown')
    if (await row.evaluate((element) => element === document.activeElement)) break
  }
  await expect(row).toBeFocused()
  await ana.page.keyboard.press('a')
  await expect(row).toHaveCount(0)

  const newUpdates = page.getByRole('button', { name: /new update/ })
  await expect(newUpdates).toBeVisible({ timeout: 15_000 })
  await newUpdates.click()
  await expect(page.getByRole('article').filter({ hasText: words })).toBeVisible({ timeout: 15_000 })
  await expect(bo.update(words)).toContainText('Published', { timeout: 15_000 })
})

test('an editor sends back with a note, the reporter mends it, the editor publishes it under both names', async ({
  browser,
}) => {
  const ana = await logIn(browser, EDITOR, '/desk/review')
  const bo = await logIn(browser, REPORTER)
  await openRoom(bo)
  const words = news('Two cars are in the water')
  await bo.write(words)
  await bo.send()
  const row = queue(ana).getByRole('article').filter({ hasText: words })
  await row.focus()
  await ana.page.keyboard.press('b')
  await ana.page.getByLabel('Note for Bo Lindqvist').fill('Who says so?')
  await ana.page.keyboard.press('Control+Enter')
  await expect(row).toHaveCount(0)

  const mine = bo.update(words)
  await expect(mine).toContainText('Sent back by Ines Okafor')
  await expect(mine).toContainText('Who says so?')
  await mine.focus()
  await bo.page.keyboard.press('Control+Enter')
  await expect(mine).toContainText('Submitted since')

  await row.focus()
  await ana.page.keyboard.press('e')
  const editor = ana.page.getByRole('region', { name: 'Edit and publish' })
  await expect(editor.getByLabel('Bylines')).toHaveValue('Bo Lindqvist, Ines Okafor')
  await editor.getByRole('textbox', { name: 'Text' }).click()
  await ana.page.keyboard.press('Control+End')
  await ana.page.keyboard.type(', the police say')
  await ana.page.keyboard.press('Control+Enter')
  await expect(row).toHaveCount(0)
  await expect(bo.update(`${words}, the police say`)).toContainText('by Bo Lindqvist, Ines Okafor', { timeout: 15_000 })
})

test('what changed after it was read is not approved, and the editor sees it as it is now', async ({ browser }) => {
  const ana = await logIn(browser, EDITOR, '/desk/review')
  const bo = await logIn(browser, REPORTER)
  await openRoom(bo)
  const words = news('Nobody was hurt')
  await bo.write(words)
  await bo.send()
  const row = queue(ana).getByRole('article').filter({ hasText: words })
  await expect(row).toBeVisible()
  // The editor's desk hears nothing from now on: the row goes stale.
  await ana.page.route('**/api/v1/review', (route) => route.abort())
  const mine = bo.update(words)
  await mine.focus()
  await bo.page.keyboard.press('e')
  await mine.getByRole('textbox', { name: 'Text' }).click()
  await bo.page.keyboard.press('Control+End')
  await bo.page.keyboard.type(' after all')
  await bo.page.keyboard.press('Control+Enter')
  await expect(bo.update(`${words} after all`)).toContainText('Submitted since')
  await row.focus()
  await ana.page.keyboard.press('a')
  await expect(row.getByRole('alert')).toContainText('changed since you read it')
  await row.getByRole('button', { name: 'Show it as it is now' }).click()
  await expect(row).toContainText(`${words} after all`)
})

test('axe finds nothing in the queue, its panels and the panel of what goes out later', async ({ browser }) => {
  test.setTimeout(180_000) // axe looks at five states
  const bo = await logIn(browser, REPORTER)
  await openRoom(bo)
  const words = news('A helicopter is on its way')
  await bo.write(words)
  await bo.send()
  await expect(bo.composer.getByRole('status')).toContainText('Submitted')
  const ana = await logIn(browser, EDITOR, '/desk/review')
  const findings = async () => (await new AxeBuilder({ page: ana.page }).analyze()).violations.map(({ id }) => id)
  const row = queue(ana).getByRole('article').filter({ hasText: words })
  await expect(row).toBeVisible()
  expect(await findings()).toEqual([])
  await row.focus()
  await ana.page.keyboard.press('b')
  expect(await findings()).toEqual([])
  await ana.page.keyboard.press('Escape')
  await ana.page.keyboard.press('e')
  await expect(ana.page.getByRole('region', { name: 'Edit and publish' })).toBeVisible()
  expect(await findings()).toEqual([])
  await openRoom(ana)
  await ana.update(words).focus()
  await ana.page.keyboard.press('l')
  await expect(ana.page.getByRole('region', { name: 'When it goes out' })).toBeVisible()
  expect(await findings()).toEqual([])
  await ana.page.getByRole('tab', { name: 'Settings' }).click()
  expect(await findings()).toEqual([])
})
