import { expect, type Page, test } from 'playwright/test'
import { startCuttingProxy } from './support/cutting-proxy.ts'
import { LiveStory, newButton } from './support/live-story.ts'

/** A second is the promise; a machine that runs all tests at once may keep somebody waiting, but not the half of them. */
const SOON = { timeout: 5_000 }
const PROMISED_MS = 1_000

async function everythingArrives(page: Page, story: LiveStory, freshness: string | RegExp, origin = ''): Promise<void> {
  const [first] = await story.publishMany(2)
  if (!first) throw new Error('Nothing was published')
  await story.follow(page, freshness, origin + story.path)
  const article = page.locator(`#u-${first.id}`)

  await story.publish('Polls have closed')
  await expect(newButton(page)).toHaveText('1 new update', SOON)
  await expect(page).toHaveTitle(/^\(1\) /)
  await newButton(page).click()
  await expect(page.getByRole('article').first()).toContainText('Polls have closed')
  await expect(page.getByRole('article').first()).toBeFocused()

  const developed = await story.amend(first, 'development', { text: 'Update 1 moved on', note: 'More is known.' })
  await expect(article).toContainText('Update 1 moved on', SOON)
  const corrected = await story.correct(developed, 'Update 1 is right now')
  await expect(article).toContainText('Update 1 is right now', SOON)
  await expect(article).toContainText('What was wrong: The number was wrong.')

  const pinned = await story.amend(corrected, 'pin', {})
  const pin = page.locator(`#pin-${first.id}`)
  await expect(pin).toContainText('Update 1 is right now', SOON)
  const free = await story.unpin(pinned)
  await expect(pin).toBeHidden(SOON)
  await expect(page.getByRole('heading', { name: 'Pinned' })).toBeHidden()

  await story.amend(free, 'retraction', { reason: 'We could not stand it up.' })
  await expect(article).toContainText('Why: We could not stand it up.', SOON)
  await expect(article).not.toContainText('Update 1 is right now')

  await story.edit({ headline: 'Another headline', listHeading: 'What we know', kind: 'development', note: 'It grew.' })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Another headline', SOON)
  await expect(page.locator('#list-heading')).toHaveText('What we know')

  await story.end()
  await expect(page.locator('#state')).toContainText('ENDED', SOON)
  await story.reopen()
}

test('every kind of change is on the open page within a second', async ({ browser, page }) => {
  const story = await LiveStory.open(browser)
  await everythingArrives(page, story, 'Live now')
})

test('so it is where streams are blocked', async ({ browser, page }) => {
  await page.route('**/stream?*', (route) => route.abort())
  const story = await LiveStory.open(browser)
  await everythingArrives(page, story, /^Checked \d\d:\d\d$/)
})

test('so it is through a proxy that cuts every stream after five seconds', async ({ browser, page, baseURL }) => {
  const proxy = await startCuttingProxy(Number(new URL(baseURL ?? '').port), 5_000)
  const story = await LiveStory.open(browser)
  await everythingArrives(page, story, 'Live now', proxy.url)
  await page.waitForTimeout(6_000) // the proxy's five seconds pass
  await story.publish('After the cut')
  await expect(newButton(page)).toBeVisible(SOON)
  expect(proxy.cuts()).toBeGreaterThan(0)
  await proxy.stop()
})

test('a browser without streams asks', async ({ browser, page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'EventSource'))
  const story = await LiveStory.open(browser)
  await story.follow(page, /^Checked/)
  await story.publish('Polls have closed')
  await expect(newButton(page).or(page.getByRole('article'))).toBeVisible(SOON)
})

test('an ended story that goes on is live again on the page that was open', async ({ browser, page }) => {
  const story = await LiveStory.open(browser)
  await story.follow(page)
  await story.end()
  await expect(page.locator('#state')).toContainText('ENDED', SOON)
  await expect(page.getByRole('button', { name: 'Pause' })).toBeHidden()
})

test('after a minute without network the page says so, and then what was missed', async ({
  browser,
  page,
  context,
}) => {
  const story = await LiveStory.open(browser)
  await story.publishMany(3)
  await story.follow(page)
  await context.setOffline(true)
  await expect(page.locator('.fresh')).toHaveText(/^Offline since \d\d:\d\d$/)
  await story.publishMany(2, 4)
  await context.setOffline(false)
  await expect(newButton(page)).toHaveText('2 new updates', { timeout: 5_000 })
  await expect(page.locator('.fresh')).toHaveText('Live now')
})

test('Back shows the kept page, and what changed since', async ({ browser, page }) => {
  const story = await LiveStory.open(browser)
  await story.publishMany(3)
  await story.follow(page)
  await page.goto('/')
  await story.publish('Meanwhile')
  await page.goBack()
  await expect(page.getByText('Meanwhile').or(newButton(page)).first()).toBeVisible()
})
