import { type BrowserContext, expect, type Page, type Request, test } from 'playwright/test'
import { LiveStory, newButton } from './support/live-story.ts'
import { DeskPerson } from './support/newsroom.ts'

const TABS = 8
/** What HTTP/1.1 allows to one host. */
const CONNECTIONS = 6

/** The streams that a browser's tabs hold. */
function streamsOf(context: BrowserContext): () => number {
  const open = new Set<Request>()
  context.on('request', (request) => /\/stream\b/.test(request.url()) && open.add(request))
  for (const event of ['requestfailed', 'requestfinished'] as const) {
    context.on(event as 'requestfailed', (request) => open.delete(request))
  }
  return () => open.size
}

/** Headless Chromium takes every tab for visible, so each is told what the browser tells it when another comes to the front. */
async function bringToFront(front: Page, tabs: Page[]): Promise<void> {
  for (const tab of [...tabs.filter((other) => other !== front), front]) {
    await tab.evaluate((isHidden) => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden })
      Object.defineProperty(document, 'visibilityState', {
        configurable: true,
        get: () => (isHidden ? 'hidden' : 'visible'),
      })
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))
    }, tab !== front)
  }
}

test('eight tabs of a story and the desk in one browser: each shows what the desk publishes', async ({ browser }) => {
  test.setTimeout(120_000)
  const story = await LiveStory.open(browser)
  await story.publish('Polls are open')
  const context = story.desk.context()
  const streams = streamsOf(context)
  const desk = new DeskPerson(await context.newPage())
  await desk.page.goto(`/desk/stories/${story.id}`)
  await expect(desk.text).toBeVisible()
  const tabs: Page[] = []
  while (tabs.length < TABS) {
    const tab = await context.newPage()
    await story.follow(tab)
    tabs.push(tab)
    await bringToFront(tab, tabs)
  }
  await expect.poll(streams).toBe(2)
  expect(streams()).toBeLessThan(CONNECTIONS)

  // With all connections taken by streams, the desk could not even send it.
  await desk.publish('Polls have closed')
  for (const tab of tabs.toReversed()) {
    await bringToFront(tab, tabs)
    await expect(newButton(tab)).toHaveText('1 new update', { timeout: 1_000 })
    await expect(tab.locator('.fresh')).toHaveText('Live now')
  }
  await desk.publish('The count has begun')
  await expect(newButton(tabs[0] as Page)).toHaveText('2 new updates', { timeout: 1_000 })
})
