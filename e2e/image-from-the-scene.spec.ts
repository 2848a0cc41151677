import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, type BrowserContextOptions, expect, type Page } from 'playwright/test'
import sharp from 'sharp'
import { aPhoto } from '../test/pictures.ts'
import { startBadLine } from './support/bad-line.ts'
import { LiveStory } from './support/live-story.ts'
import { DeskPerson } from './support/newsroom.ts'
import { test } from './support/test.ts'

const PHONE = { width: 390, height: 844 }

/** The room of a story of its own, on a phone. */
async function onAPhone(
  browser: Browser,
  options: BrowserContextOptions = {},
): Promise<{ story: LiveStory; bo: DeskPerson }> {
  const story = await LiveStory.open(browser)
  const context = await browser.newContext({
    storageState: await story.desk.context().storageState(),
    viewport: PHONE,
    hasTouch: true,
    ...options,
  })
  const bo = new DeskPerson(await context.newPage())
  await bo.page.goto(`/desk/stories/${story.id}`)
  await expect(bo.text).toBeVisible()
  return { story, bo }
}

async function pick(
  { page, composer, text }: DeskPerson,
  buffer: Buffer,
  name = 'IMG_2041.jpg',
  mimeType = 'image/jpeg',
) {
  // A phone shows the composer's tools while one is writing.
  await text.click({ position: { x: 5, y: 5 } })
  const choosing = page.waitForEvent('filechooser')
  await composer.getByRole('button', { name: 'Picture …' }).click()
  await (await choosing).setFiles({ name, mimeType, buffer })
}

const pictureOf = ({ composer }: DeskPerson) => composer.getByRole('figure')
const photograph = (page: Page) => page.getByRole('article').getByRole('img')

/** How many images the story has, as the desk's API counts them. */
const countImages = ({ page }: DeskPerson, { id }: LiveStory): Promise<number> =>
  page.evaluate(async (storyId) => (await (await fetch(`/api/v1/stories/${storyId}/images`)).json()).images.length, id)

test('a photo from the scene: picked on a phone, described, published, seen by a reader who waits', async ({
  browser,
  page,
}) => {
  test.setTimeout(180_000)
  const { story, bo } = await onAPhone(browser)
  await page.setViewportSize(PHONE)
  await story.publish('The bridge is closed.')
  await story.follow(page)

  // The line is slow enough to see it go.
  const line = await bo.page.context().newCDPSession(bo.page)
  await line.send('Network.enable')
  await line.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 20,
    downloadThroughput: -1,
    uploadThroughput: 400_000,
  })
  await bo.write('The first span has come down.')
  const photo = await aPhoto(2400, 1800)
  expect((await sharp(photo).metadata()).exif?.includes('Bo Lindqvist')).toBe(true)
  await pick(bo, photo)
  const picture = pictureOf(bo)
  await expect(picture.getByRole('progressbar', { name: 'Picture sent' })).toBeVisible()
  await expect(picture).toContainText(/Sending the picture, \d+ %/)
  await expect(picture).toContainText('The picture is there.', { timeout: 90_000 })

  // Without words it does not go out, and the sentence says what to write.
  await bo.text.click({ position: { x: 5, y: 5 } })
  await bo.send()
  await expect(bo.refusal).toContainText('Say what the image shows')
  await picture.getByLabel('Alternative text').fill('The first span of the bridge lies in the river')
  await picture.getByLabel('Caption').fill('The harbour bridge at noon')
  await picture.getByLabel('Credit').fill('Bo Lindqvist')
  expect((await new AxeBuilder({ page: bo.page }).include('.composer').analyze()).violations).toEqual([])
  await bo.composer.getByRole('button', { name: /^Publish/ }).click()
  await expect(bo.composer.getByRole('status').last()).toContainText('Published')

  // The reader's page was open all the time; the picture comes with its update, in the place kept for it.
  const seen = photograph(page)
  await expect(async () => {
    const wait = page.getByRole('button', { name: '1 new update' })
    if (await wait.isVisible()) await wait.click()
    await expect(seen).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await expect(seen).toHaveAttribute('alt', 'The first span of the bridge lies in the river')
  await expect(page.getByRole('figure')).toContainText('The harbour bridge at noon Bo Lindqvist')
  await expect.poll(() => seen.evaluate((img) => (img as HTMLImageElement).naturalWidth)).toBeGreaterThan(0)

  // Every file of it: a still WebP of this newsroom's own making, and nothing of the phone's.
  const paths = ((await seen.getAttribute('srcset')) ?? '').split(', ').map((each) => each.split(' ')[0] ?? '')
  expect(paths).toHaveLength(3)
  for (const path of paths) {
    const response = await page.request.get(path)
    const { exif, xmp, iptc, format } = await sharp(await response.body()).metadata()
    expect({ exif, xmp, iptc, format }).toEqual({ format: 'webp' })
    expect(response.headers()).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
    })
  }
})

test('a photo whose answer is lost, then cut off again and again, then tried again, is one image', async ({
  browser,
}) => {
  test.setTimeout(120_000)
  const line = await startBadLine()
  const { story, bo } = await onAPhone(browser, { proxy: line.proxy })
  await pick(bo, await aPhoto(1600, 1200))
  const picture = pictureOf(bo)
  await expect(picture).toContainText('the picture is still on this device', { timeout: 90_000 })
  expect(line.met.slice(0, 2)).toEqual(['lose-answer', 'cut'])
  expect(await countImages(bo, story)).toBe(1)
  line.mend()
  await picture.getByRole('button', { name: 'Try again' }).click()
  await expect(picture).toContainText('The picture is there.', { timeout: 60_000 })
  expect(await countImages(bo, story)).toBe(1)
  await bo.page.close()
  line.stop()
})

test('a page called a photo is refused in a sentence, and a cancelled one leaves the text alone', async ({
  browser,
}) => {
  const { story, bo } = await onAPhone(browser)
  await bo.write('Words of mine')
  await pick(bo, Buffer.from('<!doctype html><script>alert(1)</script>'))
  await expect(pictureOf(bo)).toContainText('no JPEG, PNG or WebP picture', { timeout: 30_000 })
  await pictureOf(bo).getByRole('button', { name: 'Remove picture' }).click()
  await expect(pictureOf(bo)).toHaveCount(0)

  await bo.page.route('**/api/v1/images?*', () => {}) // never answered
  await pick(bo, await aPhoto(400, 300))
  await pictureOf(bo).getByRole('button', { name: 'Cancel' }).click()
  await expect(pictureOf(bo)).toHaveCount(0)
  await expect(bo.text).toContainText('Words of mine')
  expect(await countImages(bo, story)).toBe(0)
})

test('a photo dropped on the composer, and one pasted into it, are taken', async ({ browser }) => {
  test.setTimeout(120_000)
  const { bo } = await onAPhone(browser)
  const base64 = (await aPhoto(300, 200)).toString('base64')
  for (const type of ['drop', 'paste'] as const) {
    await bo.text.evaluate(
      (target, [kind, data]) => {
        const transfer = new DataTransfer()
        const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))
        transfer.items.add(new File([bytes], 'scene.jpg', { type: 'image/jpeg' }))
        const about = { bubbles: true, cancelable: true }
        const { left, top } = target.getBoundingClientRect()
        target.dispatchEvent(
          kind === 'drop'
            ? new DragEvent('drop', { ...about, dataTransfer: transfer, clientX: left + 5, clientY: top + 5 })
            : new ClipboardEvent('paste', { ...about, clipboardData: transfer }),
        )
      },
      [type, base64] as const,
    )
    await expect(pictureOf(bo)).toHaveCount(type === 'drop' ? 1 : 2)
    await expect(pictureOf(bo).filter({ hasText: 'The picture is there.' })).toHaveCount(type === 'drop' ? 1 : 2, {
      timeout: 60_000,
    })
  }
})
