import { existsSync } from 'node:fs'
import { expect, type Page } from 'playwright/test'
import { DEBIAN_CHROMIUM } from '../scripts/lib/browser.ts'
import { DeskPerson, logIn, openRoom } from './support/newsroom.ts'
import { test } from './support/test.ts'

test.slow()

/** Chromium without a window lets no page notify, whatever it is granted. */
const WHOLE = existsSync(DEBIAN_CHROMIUM.whole) ? { executablePath: DEBIAN_CHROMIUM.whole } : { channel: 'chromium' }

interface Called {
  notes: number
  notifications: { title: string; body: string; show: () => void }[]
}

declare global {
  interface Window {
    called: Called
  }
}

/** Counts what the browser is asked to play and to show; it is still asked. */
function listen() {
  const called: Called = { notes: 0, notifications: [] }
  window.called = called
  const start = OscillatorNode.prototype.start
  OscillatorNode.prototype.start = function (...when) {
    called.notes += 1
    start.apply(this, when)
  }
  window.Notification = new Proxy(Notification, {
    construct(target, [title, options]) {
      const shown = new target(title, options)
      called.notifications.push({
        title,
        body: options.body,
        show: () => shown.onclick?.call(shown, new Event('click')),
      })
      return shown
    },
  })
}

async function allCalls(pages: Page[]) {
  const each = await Promise.all(
    pages.map((page) =>
      page.evaluate(() => ({
        notes: window.called.notes,
        notifications: window.called.notifications.map(({ title, body }) => `${title}: ${body}`),
      })),
    ),
  )
  return {
    notes: each.reduce((sum, { notes }) => sum + notes, 0),
    notifications: each.flatMap((one) => one.notifications),
  }
}

test('an editor who looks elsewhere is called once, by sound and notification, and led to the queue', async ({
  browser,
  playwright,
  launchOptions,
  baseURL,
}) => {
  const notifying = await playwright.chromium.launch({ ...launchOptions, ...WHOLE })
  const context = await notifying.newContext({ permissions: ['notifications'], ...(baseURL ? { baseURL } : {}) })
  await context.addInitScript(listen)
  const ana = await logIn(context, 'editor@writethru.test', '/desk/settings')
  for (const name of ['Sound', 'Desktop notification']) {
    await ana.page.getByRole('switch', { name }).click()
    await expect(ana.page.getByRole('switch', { name })).toBeChecked()
  }
  // Two tabs of one browser: of them one calls.
  const other = new DeskPerson(await context.newPage())
  await other.page.goto('/desk')
  await expect(other.page.getByRole('heading', { level: 1 })).toBeVisible()
  const tabs = [ana.page, other.page]
  expect(await allCalls(tabs)).toEqual({ notes: 0, notifications: [] })

  const bo = await logIn(browser, 'reporter@writethru.test')
  await openRoom(bo)
  const words = `The ferry runs all night, says desk ${crypto.randomUUID().slice(0, 8)}`
  await bo.write(words)
  await bo.send()
  await expect(bo.composer.getByRole('status')).toContainText('Submitted to the editors')

  const ours = async () => (await allCalls(tabs)).notifications.filter((said) => said.includes(words))
  await expect.poll(ours).toHaveLength(1)
  expect((await ours())[0]).toMatch(/^To review in “.+”: Bo Lindqvist: The ferry runs/)
  // Two notes a call; colleagues submit in this newsroom meanwhile.
  const { notes, notifications } = await allCalls(tabs)
  expect(notes).toBe(2 * notifications.length)

  for (const page of tabs) {
    const shows = (said: string) => {
      const ours = window.called.notifications.find(({ body }) => body.includes(said))
      ours?.show()
      return ours !== undefined
    }
    if (!(await page.evaluate(shows, words))) continue
    await page.waitForURL(/\/desk\/review$/)
    await expect(page.getByRole('article').filter({ hasText: words })).toBeVisible()
  }
  await notifying.close()
})
