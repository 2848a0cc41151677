import { existsSync } from 'node:fs'
import { expect } from 'playwright/test'
import { DEBIAN_CHROMIUM } from '../scripts/lib/browser.ts'
import { LiveStory, newButton } from './support/live-story.ts'
import { test } from './support/test.ts'

/** Playwright switches it off, as it cannot follow such a navigation; readers have it. Chromium without a window lacks it. */
const KEEPS_PAGES = {
  ignoreDefaultArgs: ['--disable-back-forward-cache'],
  ...(existsSync(DEBIAN_CHROMIUM.whole) ? { executablePath: DEBIAN_CHROMIUM.whole } : { channel: 'chromium' }),
}

/** A second is the promise; on a machine that runs all tests at once it may take longer. */
const SOON = { timeout: 2_000 }

test('Back shows the page as the browser kept it, and then what changed since', async ({
  browser,
  playwright,
  launchOptions,
  baseURL,
}) => {
  const story = await LiveStory.open(browser)
  const [first] = await story.publishMany(3)
  if (!first) throw new Error('Nothing was published')
  const readers = await playwright.chromium.launch({ ...launchOptions, ...KEEPS_PAGES })
  const page = await readers.newPage({ baseURL })
  await page.addInitScript(() =>
    addEventListener('pageshow', ({ persisted }) => Reflect.set(window, 'kept', persisted)),
  )
  await story.follow(page)

  await page.goto('/')
  await story.publish('Meanwhile')
  await story.correct(first, 'Put right')
  // Not page.goBack(), which waits for a page to load.
  await page.evaluate(() => history.back())
  const from = performance.now()
  await expect(newButton(page)).toHaveText('1 new update, 1 corrected', SOON)
  await expect(page.locator(`#u-${first.id}`)).toContainText('Put right', SOON)
  console.log(`Back, and up to date: ${Math.round(performance.now() - from)} ms`)
  await expect(page.locator('.fresh')).toHaveText('Live now')
  expect(await page.evaluate(() => Reflect.get(window, 'kept'))).toBe(true)
  await readers.close()
})
