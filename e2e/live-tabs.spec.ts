import { type BrowserContext, expect, type Page, type Request } from 'playwright/test'
import { LiveStory, newButton } from './support/live-story.ts'
import { DeskPerson } from './support/newsroom.ts'
import { test } from './support/test.ts'

const TABS = 8
/** Half of the tabs show it sooner; under the load of all tests one may take longer. */
const PROMISED_MS = 1_000
const SOON = { timeout: 5_000 }
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
  const waits: number[] = []
  for (const tab of tabs.toReversed()) {
    await bringToFront(tab, tabs)
    const from = performance.now()
    await expect(newButton(tab)).toHaveText('1 new update', SOON)
    waits.push(performance.now() - from)
    await expect(tab.locator('.fresh')).toHaveText('Live now')
  }
  console.log(`From the front to what is new: ${waits.map(Math.round).join(', ')} ms`)
  expect(waits.toSorted((a, b) => a - b)[TABS / 2]).toBeLessThan(PROMISED_MS)
  await desk.publish('The count has begun')
  const [inFront, ...behind] = tabs
  if (inFront) await expect(newButton(inFront)).toHaveText('2 new updates', SOON)
  for (const tab of behind) expect(await newButton(tab).textContent()).toBe('1 new update')
})
