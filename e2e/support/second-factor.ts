import { TOTP } from 'otpauth'
import { type Browser, expect, type Page } from 'playwright/test'
import { DEMO_ADMIN } from './demo-people.ts'
import { logIn } from './newsroom.ts'
import { ready } from './ready.ts'

export const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** What an app with this key shows, some steps of half a minute from now. */
export const codeOf = (key: string, steps: number): string =>
  new TOTP({ secret: key.replaceAll(' ', '') }).generate({ timestamp: Date.now() + steps * 30_000 })

export const codeField = (page: Page) => page.getByLabel('Code from your authenticator app')

/** An admin's page, once reporters need a second factor. */
export async function requireOfReporters(browser: Browser, url: string): Promise<Page> {
  const { page } = await logIn(browser, DEMO_ADMIN, `${url}/desk/settings/signing-in`)
  const needed = page.getByRole('switch', { name: 'Reporters' })
  if ((await needed.getAttribute('aria-checked')) !== 'true') await needed.click()
  await expect(page.getByText('Led to set one up with their next click')).toBeVisible()
  return page
}

/** Opens an invitation's link and chooses a password; what comes next is the second factor. */
export async function acceptInvitation(page: Page, link: string, password: string): Promise<void> {
  await page.goto(link)
  await ready(page)
  await page.getByLabel('Password').fill(password)
  await press(page, 'Save and sign in')
  await expect(page.getByRole('heading', { name: 'Set up a second factor' })).toBeVisible()
}

/** Answers the key of the app, as it is read off the screen. */
export async function beginApp(page: Page): Promise<string> {
  await ready(page)
  await press(page, 'Set up an authenticator app')
  return (await page.locator('code').textContent()) ?? ''
}
