import { expect, type Page } from 'playwright/test'
import { freePort } from '../scripts/lib/postgres.ts'
import { CLIENT, type RunningProvider, startProvider } from '../scripts/lib/single-sign-on.ts'
import { type MailServer, mailText, startMailServer } from '../test/mail-server.ts'
import { expectAccessible } from './support/accessible.ts'
import { DEMO_ADMIN, DEMO_PASSWORD } from './support/demo-people.ts'
import { ready } from './support/ready.ts'
import { bootStack, type Stack } from './support/stack.ts'
import { test } from './support/test.ts'

let stack: Stack
let provider: RunningProvider
let postbox: MailServer

test.beforeAll(async () => {
  postbox = await startMailServer()
  const settings = async (url: string) => {
    provider = await startProvider(await freePort(), url)
    return {
      SMTP_URL: postbox.url,
      OIDC_ISSUER: provider.issuer,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
      OIDC_NAME: 'Courier ID',
    }
  }
  stack = await bootStack({ env: settings })
})
test.afterAll(async () => {
  await stack?.stop()
  await provider?.close()
  await postbox?.close()
})

async function signIn(page: Page, email: string, password: string) {
  await ready(page)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Light and dark, wide and narrow. */
async function look(page: Page, name: string) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 844 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBe(width)
    }
    await expectAccessible(page)
  }
}

test('a forgotten password: a mail, a link that works once, and signed out everywhere else', async ({
  page,
  browser,
}) => {
  const elsewhere = await (await browser.newContext()).newPage()
  await elsewhere.goto(`${stack.url}/desk`)
  await signIn(elsewhere, DEMO_ADMIN, DEMO_PASSWORD)
  await elsewhere.waitForURL('**/desk')

  await page.goto(`${stack.url}/login`)
  await look(page, 'login')
  await page.getByRole('link', { name: 'Forgotten the password?' }).click()
  await ready(page)
  await look(page, 'forgotten')
  const said: string[] = []
  for (const email of ['nobody@writethru.test', DEMO_ADMIN]) {
    await page.goto(`${stack.url}/login/forgotten`)
    await ready(page)
    await page.getByLabel('E-mail address').fill(email)
    await page.getByRole('button', { name: 'Send me a link' }).click()
    said.push(((await page.getByRole('status').textContent()) ?? '').replace(email, '…'))
  }
  expect(said[0]).toBe(said[1])
  await look(page, 'forgotten-sent')

  await expect.poll(() => postbox.mails.length).toBe(1)
  const [link = ''] = /http:\/\/\S+\/login\/new-password\/[\w-]+/.exec(mailText(postbox.mails[0] ?? '')) ?? []
  await page.goto(link)
  await ready(page)
  await look(page, 'new-password')
  await page.getByLabel('New password').fill('password2026!')
  await page.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(page.getByText('one of the first that would be guessed')).toBeVisible()
  await page.getByLabel('New password').fill('otters sleep hand in hand')
  await page.getByRole('button', { name: 'Save and sign in' }).click()
  await page.waitForURL('**/desk')

  await elsewhere.goto(`${stack.url}/desk`)
  await expect(elsewhere).toHaveURL(/\/login/)
  await elsewhere.goto(link)
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText('This link does not work any more')
  await look(elsewhere, 'spent-link')
})

async function continueAs(page: Page, email: string) {
  await page.goto(`${stack.url}/desk/import`)
  await ready(page)
  await page.getByRole('button', { name: 'Continue with Courier ID' }).click()
  await page.getByPlaceholder('Enter any login').fill(email)
  await page.getByPlaceholder('and password').fill('whatever')
  await page.getByRole('button', { name: 'Sign-in' }).click()
  await page.getByRole('button', { name: 'Continue' }).click()
}

test('single sign-on brings somebody in where they were going, and lets in nobody without an account', async ({
  page,
  browser,
}) => {
  await continueAs(page, 'editor@writethru.test')
  await expect(page).toHaveURL(`${stack.url}/desk/import`)
  const cookies = await page.context().cookies(stack.url)
  expect(cookies.filter(({ name }) => /state|pkce|nonce|return/.test(name))).toEqual([])
  for (const { name, httpOnly, sameSite } of cookies.filter(({ domain }) => domain === 'localhost'))
    if (/next-auth|writethru/.test(name)) expect([name, httpOnly, sameSite]).toEqual([name, true, 'Lax'])

  for (const [email, words] of [
    ['stranger@writethru.test', 'There is no account here'],
    ['unconfirmed@writethru.test', 'is not confirmed there yet'],
  ] as const) {
    const other = await (await browser.newContext()).newPage()
    await continueAs(other, email)
    await expect(other.getByRole('alert').first()).toContainText(words)
    await other.goto(`${stack.url}/desk`)
    await expect(other).toHaveURL(/\/login/)
  }

  // An answer that this browser did not ask for is nobody's way in.
  const forged = await (await browser.newContext()).newPage()
  await forged.goto(`${stack.url}/api/auth/callback/oidc?code=made-up&state=made-up`)
  await expect(forged.getByRole('alert').first()).toContainText('did not work this time')
})
