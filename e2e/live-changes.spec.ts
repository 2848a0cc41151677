import { type Browser, expect, type Page } from 'playwright/test'
import { startCuttingProxy } from './support/cutting-proxy.ts'
import { LiveStory, newButton } from './support/live-story.ts'
import { test } from './support/test.ts'

/** A second is the promise; on a machine that runs all tests at once somebody may wait longer, but not the half of them. */
const PROMISED_MS = 1_000
/** What the server tells pages without a stream while it has time. */
const POLL_MS = 800

/** How long it took, and how often the page asked meanwhile. */
interface Wait {
  ms: number
  asked: number
}

const medianOf = (numbers: number[]) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

/** Changes a story in every way and sees each of them on the open page, counted from the publisher's answer. */
async function everythingArrives(page: Page, story: LiveStory): Promise<Wait[]> {
  const [first, second] = story.updates
  const article = page.locator(`#u-${first?.id}`)
  const pin = page.locator(`#pin-${first?.id}`)
  const waits: Wait[] = []
  const questions = questionsOf(page)
  const arrives = async <T>(change: Promise<T>, expectation: () => Promise<void>): Promise<T> => {
    const changed = await change
    const from = performance.now()
    const asked = questions.length
    await expectation()
    waits.push({ ms: performance.now() - from, asked: questions.length - asked })
    return changed
  }
  if (!first || !second) throw new Error('Too few updates')

  await arrives(story.publish('Polls have closed'), () => expect(newButton(page)).toHaveText('1 new update'))
  await expect(page).toHaveTitle(/^\(1\) /)
  await newButton(page).click()
  await expect(page.getByRole('article').first()).toContainText('Polls have closed')
  await expect(page.getByRole('article').first()).toBeFocused()

  const moved = { text: 'Update 1 moved on', note: 'More is known.' }
  const mended = await arrives(story.amend(first, 'typo', { text: 'Update one' }), () =>
    expect(article).toContainText('Update one'),
  )
  await expect(article.locator('.flag')).toHaveCount(0)
  const developed = await arrives(story.amend(mended, 'development', moved), () =>
    expect(article).toContainText('Update 1 moved on'),
  )
  const corrected = await arrives(story.correct(developed, 'Update 1 is right now'), () =>
    expect(article).toContainText('Update 1 is right now'),
  )
  await expect(article).toContainText('What was wrong: The number was wrong.')

  const pinned = await arrives(story.amend(corrected, 'pin', {}), () =>
    expect(pin).toContainText('Update 1 is right now'),
  )
  const free = await arrives(story.unpin(pinned), () => expect(pin).toBeHidden())
  await expect(page.getByRole('heading', { name: 'Pinned' })).toBeHidden()

  const reason = 'We could not stand it up.'
  await arrives(story.amend(free, 'retraction', { reason }), () => expect(article).toContainText(`Why: ${reason}`))
  await expect(article).not.toContainText('Update 1 is right now')

  const texts = { headline: 'Another headline', listHeading: 'What we know', kind: 'development', note: 'It grew.' }
  await arrives(story.edit(texts), () => expect(page.getByRole('heading', { level: 1 })).toHaveText('Another headline'))
  await expect(page.locator('#list-heading')).toHaveText('What we know')
  await arrives(story.end(), () => expect(page.locator('#state')).toContainText('ENDED'))

  // After the end, too: most of what is put right is put right at once, and some endings are a mistake.
  const late = page.locator(`#u-${second.id}`)
  await arrives(story.correct(second, 'Update 2 is right now'), () =>
    expect(late).toContainText('Update 2 is right now'),
  )
  await arrives(story.reopen(), () => expect(page.locator('#state')).toContainText('LIVE'))
  await arrives(story.publish('It goes on'), () => expect(newButton(page)).toHaveText('1 new update'))

  console.log(`From the answer to the page: ${waits.map(({ ms }) => Math.round(ms)).join(', ')} ms`)
  return waits
}

/** When the page asked what changed. */
function questionsOf(page: Page): number[] {
  const questions: number[] = []
  page.on('request', (request) => request.url().includes('/changes?') && questions.push(performance.now()))
  return questions
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
  const waits = await everythingArrives(page, story)
  expect(medianOf(waits.map(({ ms }) => ms))).toBeLessThan(PROMISED_MS)
})

test('so it is where streams are blocked', async ({ browser, page }) => {
  await page.route('**/stream?*', (route) => route.abort())
  const story = await aStoryOfTwo(browser)
  await story.follow(page, /^Checked \d\d:\d\d$/)
  const questions = questionsOf(page)
  const waits = await everythingArrives(page, story)
  expect(medianOf(waits.map(({ ms }) => ms))).toBeLessThan(PROMISED_MS)
  // The next question brings it, or the one after where that was on its way; and it comes when the server wants it.
  expect(medianOf(waits.map(({ asked }) => asked))).toBeLessThanOrEqual(2)
  const pauses = questions.slice(1).map((at, i) => at - (questions[i] ?? at))
  expect(medianOf(pauses) / POLL_MS).toBeLessThan(2)
})

test('so it is through a proxy that cuts every stream after five seconds', async ({ browser, page, baseURL }) => {
  const proxy = await startCuttingProxy(Number(new URL(baseURL ?? '').port), 5_000)
  const story = await aStoryOfTwo(browser)
  await story.follow(page, 'Live now', proxy.url + story.path)
  await expect.poll(proxy.cuts, { timeout: 30_000 }).toBeGreaterThanOrEqual(2)
  const waits = await everythingArrives(page, story)
  expect(medianOf(waits.map(({ ms }) => ms))).toBeLessThan(PROMISED_MS)
  await proxy.stop()
})

test('a browser without streams asks', async ({ browser, page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'EventSource'))
  const story = await LiveStory.open(browser)
  await story.follow(page, /^Checked/)
  await story.publish('Polls have closed')
  await expect(newButton(page).or(page.getByRole('article'))).toBeVisible()
})

test('an ended story that goes on is live again on the page that was open', async ({ browser, page }) => {
  const story = await LiveStory.open(browser)
  await story.publishMany(1)
  const streams: string[] = []
  page.on('request', (request) => request.url().includes('/stream?') && streams.push(request.url()))
  await story.follow(page)
  const state = page.locator('#state')
  const pause = page.getByRole('button', { name: 'Pause' })
  await story.end()
  await expect(state).toContainText('ENDED')
  await expect(pause).toBeHidden()
  await story.reopen()
  await expect(state).toContainText('LIVE')
  await expect(pause).toBeVisible()
  expect(streams, 'the stream that was open stayed so').toHaveLength(1)
})

test('a page opened just after the end hears of a reopening too', async ({ browser, page }) => {
  const story = await LiveStory.open(browser)
  await story.publishMany(1)
  await story.end()
  await page.goto(story.path)
  await expect(page.locator('.fresh')).toHaveText('Live now')
  await story.reopen()
  await expect(page.locator('#state')).toContainText('LIVE')
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
  await expect(newButton(page)).toHaveText('2 new updates, 1 corrected')
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
  await expect(page.locator('.fresh')).toHaveText('Live now')
  await story.publish('A new one')
  await story.correct(first, 'Put right')
  await expect(page.locator(`#u-${first.id}`)).toContainText('Put right')
  await expect(page.getByRole('article')).toHaveCount(10)
  await story.edit({ headline: 'Another headline', kind: 'typo' })
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Another headline')
})
