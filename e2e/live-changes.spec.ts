import { type Browser, expect, type Page, test } from 'playwright/test'
import { startCuttingProxy } from './support/cutting-proxy.ts'
import { LiveStory, newButton } from './support/live-story.ts'

/** After the end of coverage a page looks this often. */
const LOOKS_AGAIN_MS = 5 * 60_000

/** A second is the promise; on a machine that runs all tests at once somebody may wait longer, but not the half of them. */
const PROMISED_MS = 1_000
const SOON = { timeout: 5_000 }

/** Changes a story in every way and sees each of them on the open page. */
async function everythingArrives(page: Page, story: LiveStory): Promise<void> {
  const [first] = story.updates
  const article = page.locator(`#u-${first?.id}`)
  const pin = page.locator(`#pin-${first?.id}`)
  const waits: number[] = []
  /** Counted from the publisher's answer. */
  const arrives = async <T>(change: Promise<T>, expectation: () => Promise<void>): Promise<T> => {
    const changed = await change
    const from = performance.now()
    await expectation()
    waits.push(performance.now() - from)
    return changed
  }
  if (!first) throw new Error('Nothing was published')

  await arrives(story.publish('Polls have closed'), () => expect(newButton(page)).toHaveText('1 new update', SOON))
  await expect(page).toHaveTitle(/^\(1\) /)
  await newButton(page).click()
  await expect(page.getByRole('article').first()).toContainText('Polls have closed')
  await expect(page.getByRole('article').first()).toBeFocused()

  const moved = { text: 'Update 1 moved on', note: 'More is known.' }
  const mended = await arrives(story.amend(first, 'typo', { text: 'Update one' }), () =>
    expect(article).toContainText('Update one', SOON),
  )
  await expect(article.locator('.flag')).toHaveCount(0)
  const developed = await arrives(story.amend(mended, 'development', moved), () =>
    expect(article).toContainText('Update 1 moved on', SOON),
  )
  const corrected = await arrives(story.correct(developed, 'Update 1 is right now'), () =>
    expect(article).toContainText('Update 1 is right now', SOON),
  )
  await expect(article).toContainText('What was wrong: The number was wrong.')

  const pinned = await arrives(story.amend(corrected, 'pin', {}), () =>
    expect(pin).toContainText('Update 1 is right now', SOON),
  )
  const free = await arrives(story.unpin(pinned), () => expect(pin).toBeHidden(SOON))
  await expect(page.getByRole('heading', { name: 'Pinned' })).toBeHidden()

  const reason = 'We could not stand it up.'
  await arrives(story.amend(free, 'retraction', { reason }), () =>
    expect(article).toContainText(`Why: ${reason}`, SOON),
  )
  await expect(article).not.toContainText('Update 1 is right now')

  const texts = { headline: 'Another headline', listHeading: 'What we know', kind: 'development', note: 'It grew.' }
  await arrives(story.edit(texts), () =>
    expect(page.getByRole('heading', { level: 1 })).toHaveText('Another headline', SOON),
  )
  await expect(page.locator('#list-heading')).toHaveText('What we know')
  await arrives(story.end(), () => expect(page.locator('#state')).toContainText('ENDED', SOON))

  await goesOn(page, story)
  const median = waits.sort((a, b) => a - b)[Math.floor(waits.length / 2)]
  console.log(`From the answer to the page: ${waits.map(Math.round).join(', ')} ms`)
  expect(median).toBeLessThan(PROMISED_MS)
}

/** Coverage goes on: nobody is told by a stream, so it is there when the page looks again. */
async function goesOn(page: Page, story: LiveStory): Promise<void> {
  await expect(page.getByRole('button', { name: 'Pause' })).toBeHidden()
  await story.reopen()
  await page.clock.fastForward(LOOKS_AGAIN_MS)
  await expect(page.locator('#state')).toContainText('LIVE', SOON)
  await expect(page.getByRole('button', { name: 'Pause' })).toBeVisible()
  await story.publish('Polls are open again')
  await expect(newButton(page).or(page.getByText('Polls are open again')).first()).toBeVisible(SOON)
}

async function aStoryOfTwo(browser: Browser): Promise<LiveStory> {
  const story = await LiveStory.open(browser)
  await story.publishMany(2)
  return story
}

// Its timers can be moved; until they are, they run as they would.
test.beforeEach(({ page }) => page.clock.install())

test('every kind of change is on the open page within a second', async ({ browser, page }) => {
  const story = await aStoryOfTwo(browser)
  await story.follow(page)
  await everythingArrives(page, story)
})

test('so it is where streams are blocked', async ({ browser, page }) => {
  await page.route('**/stream?*', (route) => route.abort())
  const story = await aStoryOfTwo(browser)
  await story.follow(page, /^Checked \d\d:\d\d$/)
  await everythingArrives(page, story)
})

test('so it is through a proxy that cuts every stream after five seconds', async ({ browser, page, baseURL }) => {
  const proxy = await startCuttingProxy(Number(new URL(baseURL ?? '').port), 5_000)
  const story = await aStoryOfTwo(browser)
  await story.follow(page, 'Live now', proxy.url + story.path)
  await expect.poll(proxy.cuts, { timeout: 15_000 }).toBe(2)
  await everythingArrives(page, story)
  await proxy.stop()
})

test('a browser without streams asks', async ({ browser, page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'EventSource'))
  const story = await LiveStory.open(browser)
  await story.follow(page, /^Checked/)
  await story.publish('Polls have closed')
  await expect(newButton(page).or(page.getByRole('article'))).toBeVisible(SOON)
})

test('after a minute without network everything is there, and meanwhile it said since when', async ({
  browser,
  page,
  context,
}) => {
  const story = await LiveStory.open(browser)
  const [first] = await story.publishMany(3)
  if (!first) throw new Error('Nothing was published')
  await story.follow(page)
  const article = page.locator(`#u-${first.id}`)
  const fresh = page.locator('.fresh')
  await context.setOffline(true)
  await expect(fresh).toHaveText(/^Offline since \d\d:\d\d$/)
  const since = await fresh.textContent()
  await story.publishMany(2, 4)
  await story.correct(first, 'Put right')
  await page.clock.fastForward(60_000) // and it asked meanwhile, in vain
  await expect(fresh).toHaveText(since ?? '')
  await expect(newButton(page)).toBeHidden()
  await expect(article).not.toContainText('Put right')

  await context.setOffline(false)
  await expect(newButton(page)).toHaveText('2 new updates', SOON)
  await expect(article).toContainText('Put right')
  await expect(page.locator('.since')).toContainText('2 new updates')
  await expect(fresh).toHaveText('Live now')
})

test('an open older page shows what is put right on it, and keeps its members', async ({ browser, page }) => {
  const story = await LiveStory.open(browser)
  const [first] = await story.publishMany(20)
  if (!first) throw new Error('Nothing was published')
  await story.follow(page)
  await page.goto(`${story.path}/page/1`)
  await expect(page.locator('.fresh')).toHaveText('Live now', { timeout: 10_000 })
  await story.publish('A new one')
  await story.correct(first, 'Put right')
  await expect(page.locator(`#u-${first.id}`)).toContainText('Put right', SOON)
  await expect(page.getByRole('article')).toHaveCount(10)
  await story.edit({ headline: 'Another headline', kind: 'typo' })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Another headline', SOON)
})
