import { type Browser, expect, type Page } from 'playwright/test'
import { aPhoto } from '../test/pictures.ts'
import { addImage } from './support/add-image.ts'
import { LiveStory } from './support/live-story.ts'
import { test } from './support/test.ts'

interface Shown {
  story: LiveStory
  lead: string
  inText: string
  unseen: string
}

async function aStoryWithPictures(browser: Browser): Promise<Shown> {
  const story = await LiveStory.open(browser, {
    headline: 'The harbour bridge has fallen',
    standfirst: 'Nobody was on it.',
  })
  const [lead, inText, unseen] = [
    await addImage(story.desk, story.id, await aPhoto(1800, 2400)),
    await addImage(story.desk, story.id, await aPhoto(900, 1200)),
    await addImage(story.desk, story.id, await aPhoto(400, 300)),
  ]
  const image = {
    type: 'image',
    attrs: { imageId: inText, caption: 'The north pier, which stands', credit: 'Bo Lindqvist' },
  }
  const paragraph = { type: 'paragraph', content: [{ type: 'text', text: 'The north pier stands.' }] }
  const content = [paragraph, image, { ...paragraph, content: [{ type: 'text', text: 'Divers are at work.' }] }]
  await story.publish('x', { text: undefined, body: { type: 'doc', content } })
  const words = { alt: 'A bridge in the water', caption: 'The bridge at noon', credit: 'Ines Okafor' }
  await story.edit({ leadImage: { imageId: lead, ...words }, kind: 'development' })
  return { story, lead, inText, unseen }
}

/** How far things moved without the reader's doing (CLS), from the first byte on. */
const watchShifts = (page: Page) =>
  page.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push(Number(Reflect.get(entry, 'value')))
    }).observe({ type: 'layout-shift', buffered: true })
  })

test('pictures stand in their place before they come, at every width, on the story, the front and where it is shared', async ({
  browser,
  page,
}) => {
  test.setTimeout(120_000)
  const { story, lead, inText, unseen } = await aStoryWithPictures(browser)
  await expect.poll(async () => (await page.request.get(story.path)).text()).toContain(`/media/${lead}/`)

  // They come when the page stands already.
  const waiting: (() => void)[] = []
  await page.route(/\/media\/[0-9a-f]{8}-/, async (route) => {
    await new Promise<void>((resolve) => waiting.push(resolve))
    await route.continue()
  })
  await watchShifts(page)
  for (const width of [320, 390, 768, 1280, 1600]) {
    await page.setViewportSize({ width, height: 900 })
    await page.goto(story.path, { waitUntil: 'domcontentloaded' })
    const pictures = page.locator('main img')
    await expect(pictures).toHaveCount(2)
    // `ready` would wait for the pictures too.
    await expect.poll(() => page.evaluate(() => document.fonts.status)).toBe('loaded')
    const before = await pictures.evaluateAll((all) => all.map((img) => img.getBoundingClientRect().toJSON()))
    await pictures.last().scrollIntoViewIfNeeded()
    await expect.poll(() => waiting.length).toBeGreaterThanOrEqual(2)
    // What moved before them is none of theirs.
    await page.evaluate(() => (Reflect.get(window, 'shifts') as number[]).splice(0))
    for (const go of waiting.splice(0)) go()
    await expect
      .poll(() => pictures.evaluateAll((all) => all.every((img) => (img as HTMLImageElement).naturalWidth > 0)))
      .toBe(true)
    await page.evaluate(() => scrollTo(0, 0))
    const after = await pictures.evaluateAll((all) => all.map((img) => img.getBoundingClientRect().toJSON()))
    expect(after, `${width} px`).toEqual(before)
    expect(before.every(({ height }) => height > 50)).toBe(true)
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width} px`).toBeLessThanOrEqual(width)
    const shifts = await page.evaluate(() => Reflect.get(window, 'shifts') as number[])
    expect(
      shifts.reduce((sum, each) => sum + each, 0),
      `${width} px`,
    ).toBeLessThan(0.01)
    if (process.env.PICTURES_DIR)
      await page.screenshot({ path: `${process.env.PICTURES_DIR}/story-${width}.png`, fullPage: true })
  }
  await page.unrouteAll({ behavior: 'ignoreErrors' })

  const leading = page.locator('#lead-image img')
  await expect(leading).toHaveAttribute('fetchpriority', 'high')
  await expect(leading).not.toHaveAttribute('loading', 'lazy')
  await expect(page.getByRole('article').getByRole('img')).toHaveAttribute('loading', 'lazy')
  const shared = page.locator('meta[property="og:image"]')
  await expect(shared).toHaveAttribute('content', new RegExp(`^http.*/media/${lead}/full\\.webp$`))
  await page.goto('/')
  await expect(page.locator(`#story-${story.id} img`)).toHaveAttribute('src', new RegExp(`/media/${lead}/`))

  // A stranger gets what readers see, and nothing else.
  const statuses = [lead, inText, unseen].map(async (id) => (await page.request.get(`/media/${id}/full.webp`)).status())
  expect(await Promise.all(statuses)).toEqual([200, 200, 404])
  expect((await story.desk.request.get(`/media/${unseen}/full.webp`)).status()).toBe(200)
  for (const path of [
    '/media/x/full.webp',
    `/media/${lead}/full.png`,
    `/media/${lead}/..%2f..%2f.env`,
    `/media/${lead}`,
  ]) {
    expect([400, 404]).toContain((await page.request.get(path)).status())
  }
})
