import { type Browser, expect, type Locator, type Page } from 'playwright/test'
import { DEMO_PASSWORD } from './demo-people.ts'
import { ready } from './ready.ts'

/** Somebody at the desk, in a browser of their own. */
export class DeskPerson {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** Where a bullet is written. */
  get composer(): Locator {
    return this.page.getByRole('region', { name: 'New update' })
  }

  get text(): Locator {
    return this.composer.getByRole('textbox', { name: 'Update', exact: true })
  }

  /** Everything written in the story's room, newest first. */
  get updates(): Locator {
    return this.page.getByRole('feed', { name: 'Updates, newest first' })
  }

  /** The update that says this. */
  update(text: string): Locator {
    return this.updates.getByRole('article').filter({ hasText: text })
  }

  get refusal(): Locator {
    return this.composer.getByRole('alert')
  }

  async write(text: string): Promise<void> {
    await this.text.click()
    await this.page.keyboard.type(text)
  }

  /** Publishes or submits, by right. */
  async send(): Promise<void> {
    await this.page.keyboard.press('Control+Enter')
  }

  async publish(text: string): Promise<void> {
    await this.write(text)
    await this.send()
    await expect(this.composer.getByRole('status')).toContainText('Published')
  }
}

/** Opens the desk as somebody, through the log-in page, back at the page that was asked for. */
export async function logIn(
  browser: Browser,
  email: string,
  path = '/desk',
  password = DEMO_PASSWORD,
): Promise<DeskPerson> {
  const page = await (await browser.newContext()).newPage()
  await page.goto(path)
  await ready(page)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/login'))
  await ready(page)
  return new DeskPerson(page)
}
