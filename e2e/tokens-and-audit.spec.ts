import { readFile } from 'node:fs/promises'
import { expect, type Page } from 'playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { DEMO_PAGES } from './support/demo-pages.ts'
import { DEMO_ADMIN } from './support/demo-people.ts'
import { type DeskPerson, logIn } from './support/newsroom.ts'
import { ready } from './support/ready.ts'
import { bootStack, type Stack } from './support/stack.ts'
import { test } from './support/test.ts'

test.slow()

let stack: Stack
let selin: DeskPerson
test.describe.configure({ mode: 'serial' })
test.beforeAll(async () => {
  test.setTimeout(240_000)
  stack = await bootStack()
})
test.beforeEach(async ({ browser }) => {
  selin = await logIn(browser, DEMO_ADMIN, `${stack.url}/desk/tokens`)
})
test.afterAll(() => stack?.stop())

const NAME = '=HYPERLINK("wire")'

async function expectFine(page: Page): Promise<void> {
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  }
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}

const stories = (token: string) =>
  fetch(`${stack.url}/api/v1/stories`, { headers: { authorization: `Bearer ${token}` } })

const invite = (token: string) =>
  fetch(`${stack.url}/api/v1/contributors`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{}',
  })

test('a token is shown once, does what it was made for, and nothing once it is revoked', async () => {
  const { page } = selin
  await page.getByLabel('What it is for').fill(NAME)
  await page.getByRole('button', { name: 'Make the token' }).click()
  const shown = page.getByRole('status').filter({ hasText: 'Copy it now' })
  const token = (await shown.locator('code').last().textContent()) ?? ''
  expect(token).toMatch(/^wt_/)
  await expectFine(page)

  expect((await stories(token)).status).toBe(200)
  const refused = await invite(token)
  expect(refused.status).toBe(403)
  expect((await refused.json()).code).toBe('forbidden')

  await page.reload()
  await ready(page)
  await expect(page.getByText(token)).toHaveCount(0)
  const row = page.getByRole('listitem').filter({ hasText: NAME })
  await expect(row).toContainText(/Last used/)
  await row.getByRole('button', { name: /^Revoke …/ }).click()
  await row.getByRole('button', { name: 'Revoke it' }).click()
  await expect(row).toContainText('Revoked')
  expect((await stories(token)).status).toBe(401)
})

test('the audit log tells of it while it is watched, by filters, and as a file that no spreadsheet runs', async ({
  browser,
}) => {
  const { page } = selin
  await page.goto(`${stack.url}/desk/audit`)
  await ready(page)
  const entries = page.getByRole('main').getByRole('listitem')
  const revoked = entries.filter({ hasText: 'revoked an API token' }).first()
  await expect(revoked).toContainText(/from (127\.0\.0\.1|::1|::ffff:127\.0\.0\.1)/)
  await expectFine(page)

  await (await logIn(browser, 'reporter@writethru.test', `${stack.url}/desk`)).page.context().close()
  await expect(entries.filter({ hasText: 'Bo Lindqvist signed in' }).first()).toBeVisible({ timeout: 20_000 })
  await page.getByLabel('Who').selectOption({ label: 'Bo Lindqvist' })
  await expect(entries.filter({ hasText: 'API token' })).toHaveCount(0)
  await expect(entries.first()).toContainText('Bo Lindqvist')
  await page.getByLabel('Who').selectOption({ label: 'Everybody' })
  await expect(entries.filter({ hasText: 'API token' })).not.toHaveCount(0)

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Export as CSV' }).click(),
  ])
  const text = await readFile(await file.path(), 'utf8')
  expect(text).toContain('revoked an API token')
  expect(text).toContain('HYPERLINK')
  expect(text).not.toMatch(/(^|,|\n)"?[=+@]/)

  await page.getByRole('button', { name: 'Check every seal' }).click()
  await expect(page.getByRole('status').filter({ hasText: /Every seal holds: \d+ entries/ })).toBeVisible()
})

test('a policy’s address reaches the foot of open readers’ pages, and stands in the log with what it was', async ({
  browser,
}) => {
  const reader = await (await browser.newContext()).newPage()
  await reader.goto(stack.url + DEMO_PAGES.harbour)
  await expect(reader.getByRole('contentinfo').getByRole('link', { name: 'Ethics policy' })).toHaveCount(0)

  const { page } = selin
  await page.goto(`${stack.url}/desk/settings/site`)
  await ready(page)
  await page.getByLabel('Ethics policy').fill('ethics')
  await page.getByRole('button', { name: 'Save settings' }).click()
  await expect(page.getByText('Give a path such as /ethics, or an address with https://').first()).toBeVisible()
  await page.getByLabel('Ethics policy').fill('https://meridian.example/ethics')
  await page.getByRole('button', { name: 'Save settings' }).click()
  await expect(page.getByText('Nothing has changed.')).toBeVisible()
  await expectFine(page)

  await expect(async () => {
    await reader.reload()
    const link = reader.getByRole('contentinfo').getByRole('link', { name: 'Ethics policy' })
    await expect(link).toHaveAttribute('href', 'https://meridian.example/ethics', { timeout: 1_000 })
  }).toPass()
  await expectAccessible(reader)

  await page.goto(`${stack.url}/desk/audit`)
  await ready(page)
  await expect(page.getByRole('main').getByRole('listitem').first()).toContainText('https://meridian.example/ethics')
})
