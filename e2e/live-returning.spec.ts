import { expect, type Page } from 'playwright/test'
import { LiveStory, newButton, read } from './support/live-story.ts'
import { test } from './support/test.ts'

const since = (page: Page) => page.locator('.since')

test('on return: what is new, and what was put right of what they read', async ({ browser, page }) => {
  const story = await LiveStory.open(browser)
  const [first] = await story.publishMany(3)
  if (!first) throw new Error('Nothing was published')
  await story.follow(page)
  await expect(since(page)).toHaveCount(0)
  await read(page, first.id)
  await page.goto('/')
  await story.publishMany(4, 4)
  await story.correct(first, 'Put right')
  await expect.poll(async () => (await page.request.get(story.path)).text()).toContain('Put right')
  await story.follow(page)
  await expect(since(page)).toHaveText(
    /^Since you left at \d\d:\d\d: 4 new updates and 1 correction to something you read$/,
  )
  await expect(since(page)).toHaveClass(/wrong/)
  await expect(page.locator(`#u-${first.id}`)).toContainText(/You read this at \d\d:\d\d; it was corrected\./)
  await since(page).getByRole('link', { name: '1 correction' }).click()
  await expect(page.locator(`#u-${first.id}`)).toBeInViewport()
})

test('sixty updates away and one correction, now on an older page: it says so and leads to both', async ({
  browser,
  page,
  context,
}) => {
  test.setTimeout(120_000)
  const story = await LiveStory.open(browser)
  const [first] = await story.publishMany(3)
  if (!first) throw new Error('Nothing was published')
  await story.follow(page)
  await read(page, first.id)
  await page.evaluate(() => {
    const now = Date.now.bind(Date)
    Date.now = () => now() + Number(Reflect.get(window, 'later') ?? 0)
  })
  await context.setOffline(true)
  await expect(page.locator('.fresh')).toHaveText(/^Offline/)
  await story.publishMany(60, 4)
  await story.correct(first, 'Put right')
  await page.evaluate(() => Reflect.set(window, 'later', 120_000))
  await context.setOffline(false)
  await expect(newButton(page)).toHaveText('60 new updates, 1 corrected')
  await expect(since(page)).toHaveText(/60 new updates and 1 correction to something you read$/)
  await since(page).getByRole('link', { name: '60 new updates' }).click()
  await expect(page.getByRole('article').first()).toContainText('Update 63')
  // The page holds 51 to 63 and 1 to 3.
  await expect(page.locator('.gap')).toHaveText('47 updates between')
  await expect(page.locator('.gap a')).toHaveAttribute('href', `${story.path}/page/5`)
  await expect(page.locator(`#u-${first.id}`)).toContainText('Put right')
})

test('the reader’s own time stands beside the event’s, its zone named once', async ({ browser }) => {
  const story = await LiveStory.open(browser)
  await story.publish('Polls have closed', { occurredAt: undefined })
  const london = await (await browser.newContext({ timezoneId: 'Europe/London' })).newPage()
  await story.follow(london)
  await expect(london.locator('#state')).toContainText(/\d\d:\d\d( \w{3})? in London \(you\)/)
  await expect(london.getByText('in London (you)')).toHaveCount(1)
  const [there, here] = await london.locator('article .at > *').allTextContents()
  expect((Number(there?.slice(0, 2)) - Number(here?.slice(0, 2)) + 24) % 24).toBeGreaterThanOrEqual(2)

  const istanbul = await (await browser.newContext({ timezoneId: 'Europe/Istanbul' })).newPage()
  await story.follow(istanbul)
  await expect(istanbul.getByText('(you)')).toHaveCount(0)
  await expect(istanbul.locator('.mine')).toHaveCount(0)
})

test('the story’s zone is put right: all times are, and the reader’s own beside them', async ({ browser }) => {
  const story = await LiveStory.open(browser)
  await story.publishMany(2)
  const context = await browser.newContext({ timezoneId: 'Europe/London' })
  const open = await context.newPage()
  await story.follow(open)
  // With its day where that is another one than the story's.
  const own = (await open.locator('.mine').first().textContent())?.slice(0, 5) ?? ''
  await story.edit({ timeZone: 'Europe/London' })
  await expect(open.locator('article .at').first()).toHaveText(own)
  await expect(open.locator('.mine')).toHaveCount(0)
  await expect(open.getByText('(you)')).toHaveCount(0)

  // Half a day ahead of London: about every second time is of another day.
  await story.edit({ timeZone: 'Pacific/Auckland' })
  await expect(open.locator('.mine')).toHaveCount(2)
  await expect(open.getByText('in London (you)')).toHaveCount(1)
  const anew = await context.newPage()
  await story.follow(anew)
  for (const part of ['.day', 'article', '#state', '#credits']) {
    expect(await open.locator(part).allTextContents(), part).toEqual(await anew.locator(part).allTextContents())
  }
})

test('without JavaScript nothing of all this shows', async ({ browser }) => {
  const story = await LiveStory.open(browser)
  await story.publishMany(2)
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage()
  await page.goto(story.path)
  await expect(page.getByRole('article')).toHaveCount(2)
  await expect(page.getByRole('button')).toHaveCount(0)
})

test('the front follows its stories, and changes their order when asked', async ({ browser, page }) => {
  const story = await LiveStory.open(browser, { headline: `Front ${Date.now()}` })
  await page.goto('/')
  await expect(page.locator('.fresh')).toHaveText('Live now')
  await story.publish('First words')
  await expect(page.getByText('First words')).toBeVisible()
})
