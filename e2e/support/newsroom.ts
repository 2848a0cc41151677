import { type Browser, type BrowserContext, expect, type Locator, type Page } from 'playwright/test'
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

  /** What this person publishes waits so long for an undo. */
  async waitBeforePublishing(goingOutSeconds: number): Promise<void> {
    const status = await this.page.evaluate(async (goingOutSeconds) => {
      const headers = { 'Content-Type': 'application/json' }
      const body = JSON.stringify({ goingOutSeconds })
      return (await fetch('/api/v1/me', { method: 'PATCH', headers, body })).status
    }, goingOutSeconds)
    expect(status).toBe(200)
  }

  /** Forgets what is being written, on this device and on the server: the next page begins on an empty sheet. */
  async forgetWriting(): Promise<void> {
    const { origin } = new URL(this.page.url())
    await this.page.goto(`${origin}/healthz`) // of the same origin, and in nobody's hands
    await this.page.evaluate(async () => {
      for (const { name = '' } of await indexedDB.databases()) {
        const deleting = indexedDB.deleteDatabase(name)
        await new Promise((done) => deleting.addEventListener('success', done))
      }
    })
    const { request } = this.page
    const { drafts } = await (await request.get(`${origin}/api/v1/drafts`)).json()
    for (const { itemId } of drafts) {
      const dropped = await request.delete(`${origin}/api/v1/drafts/${itemId}`, {
        headers: { Origin: origin },
        data: {},
      })
      expect(dropped.status()).toBe(200)
    }
  }

  async publish(text: string): Promise<void> {
    await this.write(text)
    await this.send()
    await expect(this.composer.getByRole('status')).toContainText('Published')
  }
}

/** Goes to the room of the harbour's story, as a page of its own: whole once it is there. */
export async function openRoom({ page, text }: DeskPerson): Promise<void> {
  const link = page.getByRole('link', { name: /harbour bridge/ }).first()
  const href = (await link.getAttribute('href')) ?? ''
  await page.goto(new URL(href, page.url()).href)
  await expect(text).toBeVisible()
}

/** Opens the desk as somebody, through the log-in page, back at the page that was asked for. */
export async function logIn(
  browser: Browser | BrowserContext,
  email: string,
  path = '/desk',
  password = DEMO_PASSWORD,
): Promise<DeskPerson> {
  const page = await ('newContext' in browser ? await browser.newContext() : browser).newPage()
  await page.goto(path)
  await ready(page)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/login'))
  await ready(page)
  return new DeskPerson(page)
}
