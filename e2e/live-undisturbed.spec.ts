import { expect, type Locator } from 'playwright/test'
import { LiveStory, LONG, newButton, read } from './support/live-story.ts'
import { test } from './support/test.ts'

const PHONE = { viewport: { width: 390, height: 844 } }
/** Pixels by which nothing that is being read may move; text is set to fractions of one. */
const STILL = 1.5

const topOf = async (element: Locator) => (await element.boundingBox())?.y ?? Number.NaN

/** Scrolls until an update begins a third down the window. */
async function readAt(article: Locator): Promise<void> {
  await article.evaluate((element) => scrollBy(0, element.getBoundingClientRect().top - innerHeight / 3))
}

test.describe('nothing jumps', () => {
  test('while changes come in above, in and below what is being read', async ({ browser, page }) => {
    const story = await LiveStory.open(browser, { lede: 'What is known so far.' })
    const updates = await story.publishMany(12)
    await story.follow(page)
    const [low, , , , , middle, , , , , high] = updates
    if (!low || !middle || !high) throw new Error('Too few updates')
    const read = page.locator(`#u-${middle.id}`)
    await readAt(read)
    const before = await topOf(read)

    await story.publish(LONG('A new one'))
    await expect(newButton(page)).toBeVisible()
    await expect(newButton(page)).toBeInViewport({ ratio: 1 })
    expect(Math.abs((await topOf(read)) - before)).toBeLessThan(STILL)

    await story.correct(high, LONG(`Corrected above. ${'More. '.repeat(40)}`))
    await expect(page.locator(`#u-${high.id}`)).toContainText('Corrected above')
    expect(Math.abs((await topOf(read)) - before)).toBeLessThan(STILL)

    await story.edit({
      headline: 'A headline so long that it needs one line more than the first one did. '.repeat(2),
      kind: 'typo',
    })
    await expect(page.getByRole('heading', { level: 1 })).toContainText('A headline so long')
    expect(Math.abs((await topOf(read)) - before)).toBeLessThan(STILL)

    await story.amend(low, 'pin', {})
    await expect(page.locator(`#pin-${low.id}`)).toBeAttached()
    expect(Math.abs((await topOf(read)) - before)).toBeLessThan(STILL)

    await story.correct(middle, LONG('Corrected where I read'))
    await expect(read).toContainText('Corrected where I read')
    expect(Math.abs((await topOf(read)) - before)).toBeLessThan(STILL)
  })

  test('where no update is in view, new ones go in by themselves', async ({ browser, page }) => {
    const story = await LiveStory.open(browser)
    await story.publishMany(3)
    await story.addSection('Background', LONG('Long ago').repeat(4))
    await story.follow(page)
    const section = page.locator('.background')
    // The controls go to the top of the window once their heading has left it, and leave their place as it was.
    const before = await section.evaluate((element) => {
      scrollBy(0, element.getBoundingClientRect().top - 10)
      return element.getBoundingClientRect().top
    })
    await expect(page.locator('.live-bar')).toHaveClass(/stuck/)
    expect(Math.abs((await topOf(section)) - before)).toBeLessThan(STILL)
    await story.publish(LONG('A new one'))
    await expect(page.getByRole('article')).toHaveCount(4)
    expect(Math.abs((await topOf(section)) - before)).toBeLessThan(STILL)
  })
})

test('focus, a selection and where it is stay when the text around them is corrected', async ({ browser, page }) => {
  const story = await LiveStory.open(browser)
  const link = {
    type: 'text',
    text: 'the ministry',
    marks: [{ type: 'link', attrs: { href: 'https://example.org/' } }],
  }
  const body = (words: string) => ({
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: words }] },
      { type: 'paragraph', content: [{ type: 'text', text: 'According to ' }, link, { type: 'text', text: '.' }] },
    ],
  })
  const update = await story.publish('', { text: undefined, body: body('Four were hurt.') })
  await story.follow(page)
  const inText = page.getByRole('link', { name: 'the ministry' })
  await inText.focus()
  await inText.evaluate((element) => getSelection()?.selectAllChildren(element))
  await story.amend(update, 'correction', { body: body('Five were hurt.'), note: 'We said four.' })
  await expect(page.getByRole('article')).toContainText('Five were hurt.')
  await expect(inText).toBeFocused()
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('the ministry')
})

test('paused, nothing comes in, but a correction to something read is told', async ({ browser, page }) => {
  const story = await LiveStory.open(browser)
  const [first, second] = await story.publishMany(2)
  if (!first || !second) throw new Error('Too few updates')
  await story.follow(page)
  await read(page, first.id)
  await page.getByRole('button', { name: 'Pause' }).click()

  await story.publish('A new one')
  await expect(newButton(page)).toHaveText('1 new update')
  const developed = await story.amend(second, 'development', { text: 'Moved on', note: 'More is known.' })
  await story.correct(developed, 'Put right')
  await expect(page.locator(`#u-${second.id}`)).toContainText('Put right')
  await expect(page.getByRole('link', { name: '1 correction to something you read' })).toBeAttached()
  await expect(page.getByRole('status')).toContainText('Correction to something you read.')
  await expect(page.getByRole('status')).toContainText('What was wrong: The number was wrong.')
  await expect(page.locator(`#u-${second.id}`)).toContainText(/You read this at \d\d:\d\d; it was corrected\./)

  await page.getByRole('button', { name: 'Pause' }).click()
  await newButton(page).click()
  await expect(page.getByText('A new one')).toBeVisible()
})

test('on a phone the button and Pause stay at the top of the window, whole', async ({ browser }) => {
  const story = await LiveStory.open(browser)
  const [first] = await story.publishMany(5)
  const page = await (await browser.newContext({ ...PHONE, hasTouch: true, isMobile: true })).newPage()
  await story.follow(page)
  await page.locator(`#u-${first?.id}`).scrollIntoViewIfNeeded()
  await story.publish('A new one')
  await expect(newButton(page)).toBeInViewport({ ratio: 1 })
  await expect(page.getByRole('button', { name: 'Pause' })).toBeInViewport({ ratio: 1 })
  expect((await newButton(page).boundingBox())?.y).toBeLessThan(20)
})

test('counts are announced, and not more often than every thirty seconds', async ({ browser, page }) => {
  const story = await LiveStory.open(browser)
  await story.publishMany(2)
  await story.follow(page)
  await story.publish('Three')
  await expect(page.getByRole('status')).toHaveText('1 new update')
  await story.publish('Four')
  await expect(newButton(page)).toHaveText('2 new updates')
  await expect(page.getByRole('status')).toHaveText('1 new update')
})

test('shown as they arrive, where the reader chose that, also the next time', async ({ browser, page }) => {
  const story = await LiveStory.open(browser)
  await story.publishMany(2)
  await story.follow(page)
  await page.getByLabel('Show as they arrive').check()
  await story.publish('Three')
  await expect(page.getByText('Three')).toBeVisible()
  await story.follow(page)
  await story.publish('Four')
  await expect(page.getByText('Four')).toBeVisible()
})
