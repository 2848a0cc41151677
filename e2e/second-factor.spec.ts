import { TOTP } from 'otpauth'
import { expect, type Page } from 'playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { DEMO_ADMIN } from './support/demo-people.ts'
import { DeskPerson, logIn } from './support/newsroom.ts'
import { sql } from './support/publisher.ts'
import { ready } from './support/ready.ts'
import { bootStack, type Stack } from './support/stack.ts'
import { test } from './support/test.ts'
import { aVirtualAuthenticator } from './support/virtual-authenticator.ts'

const EMAIL = 'mara@writethru.test'
const PASSWORD = 'quiet rivers run deep'

let stack: Stack
test.beforeAll(async () => {
  test.setTimeout(240_000)
  stack = await bootStack()
})
test.afterAll(() => stack?.stop())

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const main = (page: Page) => page.getByRole('main')

/** What an app with this key shows, some steps of half a minute from now. */
const codeOf = (key: string, steps: number): string =>
  new TOTP({ secret: key.replaceAll(' ', '') }).generate({ timestamp: Date.now() + steps * 30_000 })

async function givePassword(page: Page): Promise<void> {
  await ready(page)
  await page.getByLabel('E-mail address').fill(EMAIL)
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await press(page, 'Sign in')
}

async function signOut(page: Page): Promise<void> {
  await ready(page)
  await press(page, 'Sign out')
  await page.waitForURL('**/login')
}

const atDesk = (page: Page) => page.waitForURL((url) => url.pathname.startsWith('/desk'))

test('invited to a newsroom that needs a second factor: set up, code, recovery code, passkey, and in mid-sentence', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const selin = await logIn(browser, DEMO_ADMIN, `${stack.url}/desk/settings/signing-in`)
  await selin.page.getByRole('switch', { name: 'Reporters' }).click()
  await expect(selin.page.getByText('Led to set one up with their next click')).toBeVisible()
  await expectAccessible(selin.page)

  // She has left her screen for an hour: what she types waits until it is clear who types.
  await selin.page.goto(`${stack.url}/desk/contributors`)
  await ready(selin.page)
  await sql(stack.databaseUrl, `UPDATE "Session" SET "confirmedAt" = now() - interval '1 hour'`)
  await selin.page.getByLabel('Name, as in a byline').fill('Mara Voss')
  await selin.page.getByLabel('E-mail address').fill(EMAIL)
  await press(selin.page, 'Make an invitation link')
  const confirming = selin.page.getByRole('dialog', { name: 'Confirm that it is you' })
  await confirming.getByLabel('Password').fill('not my password')
  await press(selin.page, 'Confirm')
  await expect(confirming.getByRole('alert')).toContainText('not right')
  await expectAccessible(selin.page)
  await confirming.getByLabel('Password').fill('every-minute-counts')
  await press(selin.page, 'Confirm')
  const link = (await selin.page.getByText('/invitation/').textContent()) ?? ''

  const { page } = new DeskPerson(await (await browser.newContext()).newPage())
  await aVirtualAuthenticator(page)
  await page.goto(link)
  await ready(page)
  await page.getByLabel('Password').fill(PASSWORD)
  await press(page, 'Save and sign in')
  await expect(page.getByRole('heading', { name: 'Set up a second factor' })).toBeVisible()
  await page.goto(`${stack.url}/desk/review`)
  await expect(page).toHaveURL(/\/login\?/)
  await ready(page)
  expect((await page.request.get(`${stack.url}/api/v1/stories`)).status()).toBe(401)
  await press(page, 'Set up an authenticator app')
  const key = (await page.locator('code').textContent()) ?? ''
  await expectAccessible(page)
  const code = page.getByLabel('Code from your authenticator app')
  await code.fill(codeOf(key, 5))
  await press(page, 'Turn it on')
  await expect(page.getByText('This code is not right')).toBeVisible()
  await code.fill(codeOf(key, 0))
  await press(page, 'Turn it on')
  const recovery = page.getByRole('region', { name: 'Recovery codes' })
  await expect(recovery.getByRole('listitem')).toHaveCount(10)
  const [first = '', second = ''] = await recovery.getByRole('listitem').allTextContents()
  await expectAccessible(page)
  await press(page, 'I have kept them: go to the desk')
  await atDesk(page)

  await signOut(page)
  await givePassword(page)
  await expect(page.getByText('Now the second step')).toBeVisible()
  expect((await page.request.get(`${stack.url}/api/v1/stories`)).status()).toBe(401)
  // A page loaded anew, and the desk's own address, come back to the second step.
  await page.goto(`${stack.url}/desk/settings/signing-in`)
  await ready(page)
  await code.fill('000000')
  await press(page, 'Sign in')
  await expect(main(page).getByRole('alert')).toContainText('This code is not right')
  await expectAccessible(page)
  await code.fill(codeOf(key, 1))
  await press(page, 'Sign in')
  await page.waitForURL('**/desk/settings/signing-in')

  await ready(page)
  await press(page, 'Add a passkey')
  await page.getByLabel('Name of the passkey').fill('Field laptop')
  await press(page, 'Add this passkey')
  await expect(main(page).getByText('Field laptop', { exact: true })).toBeVisible()
  await expectAccessible(page)

  // From another place by a recovery code; and out of there from here.
  const library = await (await browser.newContext()).newPage()
  await library.goto(`${stack.url}/login`)
  await givePassword(library)
  await press(library, 'Use a recovery code')
  await library.getByLabel('Recovery code', { exact: true }).fill(first)
  await press(library, 'Sign in')
  await atDesk(library)
  await signOut(library)
  await givePassword(library)
  await press(library, 'Use a recovery code')
  await library.getByLabel('Recovery code', { exact: true }).fill(first.toLowerCase())
  await press(library, 'Sign in')
  await expect(main(library).getByRole('alert')).toContainText('not right')
  await library.getByLabel('Recovery code', { exact: true }).fill(second)
  await press(library, 'Sign in')
  await atDesk(library)
  await page.reload()
  await ready(page)
  await press(page, 'Sign out everywhere else')
  await expect(page.getByText('You are signed in nowhere else.')).toBeVisible()
  await library.goto(`${stack.url}/desk`)
  await expect(library).toHaveURL(/\/login/)

  await signOut(page)
  await ready(page)
  await press(page, 'Use a passkey instead')
  await atDesk(page)

  // The session ends in mid-sentence: password and passkey in place, and the sentence goes out.
  const mara = new DeskPerson(page)
  const room = await page
    .getByRole('link', { name: /harbour bridge/ })
    .first()
    .getAttribute('href')
  await page.goto(stack.url + room)
  await ready(page)
  await mara.write('The ferry is full.')
  await sql(stack.databaseUrl, `UPDATE "Session" SET "endedAt" = now() WHERE "endedAt" IS NULL`)
  await mara.send()
  const again = page.getByRole('dialog', { name: /Sign in again/ })
  await again.getByLabel('E-mail address').fill(EMAIL)
  await again.getByLabel('Password').fill(PASSWORD)
  await again.getByRole('button', { name: 'Sign in', exact: true }).click()
  await again.getByRole('button', { name: 'Use a passkey', exact: true }).click()
  await expect(again).toHaveCount(0)
  await expect(mara.update('The ferry is full.')).toContainText('Submitted')
})
