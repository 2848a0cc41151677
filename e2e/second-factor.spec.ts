import { expect, type Page } from 'playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { DeskPerson } from './support/newsroom.ts'
import { sql } from './support/publisher.ts'
import { ready } from './support/ready.ts'
import { acceptInvitation, beginApp, codeField, codeOf, press, requireOfReporters } from './support/second-factor.ts'
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

const main = (page: Page) => page.getByRole('main')

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
  const selin = await requireOfReporters(browser, stack.url)
  await expectAccessible(selin)

  // She has left her screen for an hour: what she types waits until it is clear who types.
  await selin.goto(`${stack.url}/desk/contributors`)
  await ready(selin)
  await sql(stack.databaseUrl, `UPDATE "Session" SET "confirmedAt" = now() - interval '1 hour'`)
  await press(selin, 'Invite somebody …')
  await selin.getByLabel('Name, as in a byline').fill('Mara Voss')
  await selin.getByLabel('E-mail address').fill(EMAIL)
  await press(selin, 'Make an invitation link')
  const confirming = selin.getByRole('dialog', { name: 'Confirm that it is you' })
  await confirming.getByLabel('Password').fill('not my password')
  await press(selin, 'Confirm')
  await expect(confirming.getByRole('alert')).toContainText('not right')
  await expectAccessible(selin)
  await confirming.getByLabel('Password').fill('every-minute-counts')
  await press(selin, 'Confirm')
  const link = (await selin.getByText('/invitation/').textContent()) ?? ''

  const { page } = new DeskPerson(await (await browser.newContext()).newPage())
  await aVirtualAuthenticator(page)
  await acceptInvitation(page, link, PASSWORD)
  await page.goto(`${stack.url}/desk/review`)
  await expect(page).toHaveURL(/\/login\?/)
  expect((await page.request.get(`${stack.url}/api/v1/stories`)).status()).toBe(401)
  const key = await beginApp(page)
  await expectAccessible(page)
  const code = codeField(page)
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
