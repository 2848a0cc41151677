import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, type Page } from 'playwright/test'
import { freePort } from '../scripts/lib/postgres.ts'
import { CLIENT, type RunningProvider, startProvider } from '../scripts/lib/single-sign-on.ts'
import { type MailServer, mailText, startMailServer } from '../test/mail-server.ts'
import { expectAccessible } from './support/accessible.ts'
import { DEMO_ADMIN, DEMO_PASSWORD } from './support/demo-people.ts'
import { DeskPerson, openRoom } from './support/newsroom.ts'
import { sql } from './support/publisher.ts'
import { ready } from './support/ready.ts'
import { bootStack, type Stack } from './support/stack.ts'
import { test } from './support/test.ts'

let stack: Stack
let provider: RunningProvider
let postbox: MailServer
let logFile: string

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
  logFile = join(await mkdtemp(join(tmpdir(), 'writethru-log-')), 'log')
  stack = await bootStack({ env: settings, log: logFile })
})
test.afterAll(async () => {
  await stack?.stop()
  await provider?.close()
  await postbox?.close()
  await rm(dirname(logFile), { recursive: true, force: true })
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

  await sql(
    stack.databaseUrl,
    `INSERT INTO "ApiToken" (id, "contributorId", name, "secretHash", rights, "storyIds", "createdAt")
     SELECT gen_random_uuid(), id, 'wires', repeat('a', 64), '{file}', '{}', now() FROM "Contributor" WHERE email = '${DEMO_ADMIN}'`,
  )
  await expect.poll(() => postbox.mails.length).toBe(1)
  const [link = ''] = /http:\/\/\S+\/login\/new-password\/[\w-]+/.exec(mailText(postbox.mails[0] ?? '')) ?? []
  await page.goto(link)
  await ready(page)
  await look(page, 'new-password')
  await page.getByLabel('New password').fill('password2026!')
  await page.getByRole('button', { name: 'Save and sign in' }).click()
  await expect(page.getByText('one of the first that would be guessed')).toBeVisible()
  await page.getByLabel('New password').fill('otters sleep hand in hand')
  await page.getByRole('checkbox', { name: 'End it now' }).check()
  await page.getByRole('button', { name: 'Save and sign in' }).click()
  await page.waitForURL('**/desk')
  await expect.poll(() => postbox.mails.length).toBe(2)
  expect(mailText(postbox.mails[1] ?? '')).toContain('If it was not you: choose another password now')
  const { tokens } = await (await page.request.get(`${stack.url}/api/v1/tokens`)).json()
  expect(tokens).toMatchObject([{ name: 'wires', revokedAt: expect.any(String) }])

  await elsewhere.goto(`${stack.url}/desk`)
  await expect(elsewhere).toHaveURL(/\/login/)
  await elsewhere.goto(link)
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText('This link does not work any more')
  await look(elsewhere, 'spent-link')
})

async function continueAs(page: Page, email: string, path = '/desk/import') {
  await page.goto(`${stack.url}${path}`)
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

test('the session that a provider gave ends in mid-sentence: asked again there, back in the room, the words are kept', async ({
  page,
}) => {
  await continueAs(page, 'reporter@writethru.test', '/desk')
  await page.waitForURL('**/desk')
  await ready(page)
  const bo = new DeskPerson(page)
  await openRoom(bo)
  const room = page.url()
  await bo.write('The last ferry')
  await sql(stack.databaseUrl, `UPDATE "Session" SET "lastSeenAt" = now() - interval '1 day' WHERE "endedAt" IS NULL`)
  await page.keyboard.type(' leaves')
  await expect(bo.composer).toContainText('You are signed out. Your text is kept on this device.')
  await bo.composer.getByRole('button', { name: 'Sign in again' }).click()
  const again = page.getByRole('dialog', { name: /Sign in again/ })
  await look(page, 'sign-in-again')
  await page.setViewportSize({ width: 1280, height: 844 })
  await again.getByRole('button', { name: 'Continue with Courier ID' }).click()
  // The provider knows them still: nothing is typed.
  await expect(again).toHaveCount(0)
  await expect(page).toHaveURL(room)
  await expect(bo.text).toHaveText('The last ferry leaves')
  await bo.text.click()
  await bo.send()
  await expect(bo.update('The last ferry leaves')).toContainText('Submitted')
})

test('whoever has nothing but the provider confirms there who they are, in a window of its own, and the press goes on', async ({
  page,
  context,
}) => {
  await continueAs(page, 'editor@writethru.test', '/desk/tokens')
  await page.waitForURL('**/desk/tokens')
  await ready(page)
  await sql(stack.databaseUrl, `UPDATE "Contributor" SET "passwordHash" = NULL WHERE email = 'editor@writethru.test'`)
  await sql(stack.databaseUrl, `UPDATE "Session" SET "confirmedAt" = now() - interval '16 minutes'`)
  await page.getByLabel('What it is for').fill('night wires')
  await page.getByRole('button', { name: 'Make the token' }).click()
  const dialog = page.getByRole('dialog', { name: 'Confirm that it is you' })
  await look(page, 'confirm')
  const opened = context.waitForEvent('page')
  await dialog.getByRole('button', { name: 'Confirm with Courier ID' }).click()
  const window = await opened
  // It knows them, and asks all the same.
  await window.getByPlaceholder('Enter any login').fill('editor@writethru.test')
  await window.getByPlaceholder('and password').fill('whatever')
  await window.getByRole('button', { name: 'Sign-in' }).click()
  await expect(window.getByRole('heading', { level: 1 })).toHaveText('It is you')
  await look(window, 'confirmed')
  await window.close()
  await look(page, 'confirm-go-on')
  await dialog.getByRole('button', { name: 'Go on' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(page.getByText(/This is “night wires”/)).toBeVisible()
})

test('a log-in without our own CSRF token is told in the server’s log, without what was typed', async ({ page }) => {
  const form = (csrfToken: string) => ({ csrfToken, email: 'nobody@writethru.test', password: 'planted-password' })
  const log = async () =>
    (await readFile(logFile, 'utf8')).split('\n').filter((line) => line.includes('request.refused'))
  await page.request.post(`${stack.url}/api/auth/callback/credentials`, { form: form('made-up') })
  await expect.poll(async () => (await log()).some((line) => line.includes('"code":"wrong_csrf"'))).toBe(true)
  expect(await readFile(logFile, 'utf8')).not.toContain('planted-password')
})
