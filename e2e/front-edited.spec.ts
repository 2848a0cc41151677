import { expect, type Page } from 'playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { LiveStory } from './support/live-story.ts'
import { bootStack, type Stack } from './support/stack.ts'
import { test } from './support/test.ts'

// A newsroom of its own: what is arranged and put up here, every reader of the newsroom sees.
let stack: Stack
test.describe.configure({ mode: 'serial' })
const port = 30_000 + (process.pid % 10_000)
test.beforeAll(async () => {
  test.setTimeout(180_000)
  stack = await bootStack({ port })
})
test.afterAll(() => stack?.stop())
test.use({ baseURL: `http://localhost:${port}` })
test.slow()

const SOON = { timeout: 20_000 }
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()

async function versionOf(desk: Page): Promise<number> {
  const answer = await desk.evaluate(async () => (await fetch('/api/v1/front')).json())
  return answer.breaking.version
}

test('lead, order and what is hidden, by keyboard and by mouse, on a front that is open', async ({ browser, page }) => {
  const [first, second] = [
    await LiveStory.open(browser, { headline: 'The first story', slug: 'first' }),
    await LiveStory.open(browser, { headline: 'The second story' }),
  ]
  await page.goto('/')
  await expect(page.locator('.fresh')).toHaveText('Live now', SOON)
  const shown = page.getByRole('article').getByRole('heading')
  await expect(shown.first()).toHaveText('The second story')

  const { desk } = first
  await desk.goto('/desk/front')
  const rows = desk.getByRole('region', { name: 'Placed' }).getByRole('listitem')
  const row = (name: string) => desk.getByRole('listitem', { name })
  await row('The first story').focus()
  await desk.keyboard.press('l')
  await expect(desk.getByRole('status').filter({ hasText: 'Leads' })).toBeVisible()
  await expect(row('Lead: The first story')).toBeFocused()
  await row('The second story').focus()
  await desk.keyboard.press('h')
  await expectAccessible(desk)
  await desk.getByRole('button', { name: 'Put on the front' }).click()
  await expect(desk.getByRole('status').filter({ hasText: 'Readers see it.' })).toBeVisible()

  await page.getByRole('button', { name: 'The stories have changed' }).click(SOON)
  await expect(shown.first()).toHaveText('The first story')
  await expect(page.getByText('The second story')).toHaveCount(0)
  await page.reload()
  await expect(shown.first()).toHaveText('The first story')
  await expect(page.getByText('The second story')).toHaveCount(0)

  await row('The second story').getByRole('button', { name: 'Lead' }).click()
  await expect(rows).toHaveCount(2)
  await row('Lead: The second story').dragTo(row('2: The first story'))
  await expect(rows.first()).toContainText('The first story')
  await desk.getByRole('button', { name: 'Put on the front' }).click()
  await expect(page.getByRole('button', { name: 'The stories have changed' })).toBeVisible(SOON)
  await second.desk.close()
})

test('an order that a colleague changed meanwhile is not overwritten unseen', async ({ browser }) => {
  const { desk } = await LiveStory.open(browser, { headline: 'A third story' })
  await desk.goto('/desk/front')
  await desk.getByRole('listitem', { name: 'A third story' }).getByRole('button', { name: 'Hide' }).click()
  await desk.evaluate(async () => {
    const { version, placed } = await (await fetch('/api/v1/front')).json()
    const body = JSON.stringify({
      baseVersion: version,
      placed: placed.map(({ id }: { id: string }) => id),
      hidden: [],
    })
    const headers = { 'Content-Type': 'application/json' }
    await fetch('/api/v1/front', { method: 'POST', headers, body })
  })
  await desk.getByRole('button', { name: 'Put on the front' }).click()
  await expect(desk.getByRole('alert').filter({ hasText: 'A colleague arranged the front meanwhile' })).toBeVisible()
  await desk.getByRole('button', { name: 'Keep my order' }).click()
  await desk.getByRole('button', { name: 'Put on the front' }).click()
  await expect(desk.getByRole('status').filter({ hasText: 'Readers see it.' })).toBeVisible()
})

test('the breaking line comes to an open story page, and is gone at its expiry', async ({ browser, page }) => {
  const story = await LiveStory.open(browser)
  await story.publishMany(3)
  await story.follow(page)
  const line = page.getByRole('complementary', { name: 'Breaking news' })
  await expect(line).toBeHidden()

  const { desk } = story
  await desk.goto('/desk/front')
  await desk.getByRole('button', { name: 'Put up a breaking line …' }).click()
  await expect(desk.getByRole('textbox', { name: 'Breaking line' })).toBeFocused()
  await desk.getByRole('textbox', { name: 'Breaking line' }).fill('Ferry aground off the north quay')
  await desk.getByLabel('Link (optional)').fill('/live/first')
  await expectAccessible(desk)
  await desk.getByRole('button', { name: 'Put it on every page' }).click()
  await expect(line).toContainText('Ferry aground off the north quay', SOON)
  await expect(line.getByRole('link')).toHaveAttribute('href', '/live/first')
  await expectAccessible(page)
  const pages = ['/', '/live/vellmar-harbour-bridge', '/topic/demonstration', '/live/nowhere-at-all']
  for (const path of pages) {
    expect(await (await page.request.get(path)).text(), path).toContain('Ferry aground off the north quay')
  }

  // By the API, because nobody offers four seconds at the desk.
  const baseVersion = await versionOf(desk)
  const expiresAt = inMinutes(4 / 60)
  await story.call('POST', '/breaking', { baseVersion, words: 'Soon over', href: null, expiresAt })
  await expect(line).toContainText('Soon over', SOON)
  await expect(line).toBeHidden(SOON)
  for (const path of pages) {
    await expect.poll(async () => (await page.request.get(path)).text(), path).not.toContain('Soon over')
  }
})

test('a page that was kept shows no line whose time is over, also without a word from the server', async ({
  browser,
  page,
}) => {
  const story = await LiveStory.open(browser)
  const words = 'It will be over'
  await story.call('POST', '/breaking', {
    ...{ baseVersion: await versionOf(story.desk), words, href: null, expiresAt: inMinutes(10) },
  })
  await expect.poll(async () => (await page.request.get(story.path)).text()).toContain(words)
  await page.clock.install()
  await page.goto(story.path)
  const line = page.getByRole('complementary', { name: 'Breaking news' })
  await expect(line).toBeVisible()
  await page.context().setOffline(true)
  await page.clock.runFor('11:00')
  await expect(line).toBeHidden()
  await story.call('DELETE', '/breaking', { baseVersion: await versionOf(story.desk) })
})

test('an editor is told of what was submitted, and goes there', async ({ browser, page }) => {
  const story = await LiveStory.open(browser, { headline: 'Told of' })
  const { desk } = story
  await story.call('POST', '/notifications/reading', {}) // the seeded story’s rows of What we know are due
  await desk.goto('/desk/notifications')
  await story.call('POST', `/stories/${story.id}/updates`, {
    updateId: story.anId(),
    text: 'From the quay',
    submit: true,
  })
  const [row] = [desk.getByRole('listitem').filter({ hasText: 'Told of' }).filter({ hasText: 'waits for an editor' })]
  await expect(row).toContainText('New', { timeout: 20_000 })
  await expect(desk.getByRole('link', { name: /Notifications/ })).toContainText('1 new')
  await expectAccessible(desk)
  await row.getByRole('link', { name: 'Told of' }).click()
  await expect(desk).toHaveURL(`/desk/stories/${story.id}`)
  await expect(desk.getByRole('link', { name: /Notifications/ })).not.toContainText('new')
  await page.close()
})
