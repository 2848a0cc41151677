import { expect, type Page, type Route } from 'playwright/test'
import { LiveStory } from './support/live-story.ts'
import { test } from './support/test.ts'

/** Readers get no media of ours yet: the policy would refuse the sound. */
test.use({ bypassCSP: true })

const MORE = (number: string) =>
  `<details><summary>More</summary><p>As of ${number}.</p></details><audio src="/sound.wav" loop controls></audio>`
/** What a mark says of itself, and its end. */
const MARKS =
  /(<article id="u-|<section class="background)[^>]*? data-rev="(\d+)".*?(?=<\/div><\/article>|<\/section>)/gs

/** Ten seconds of silence: 8,000 bytes a second, 8 bits, one channel. */
function silence(): Buffer {
  const bytes = Buffer.alloc(44 + 80_000, 128)
  bytes.write('RIFF\0\0\0\0WAVEfmt ', 'latin1')
  bytes.writeUInt32LE(bytes.length - 8, 4)
  for (const [at, value] of [
    [16, 16],
    [24, 8_000],
    [28, 8_000],
    [40, 80_000],
  ] as const)
    bytes.writeUInt32LE(value, at)
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 1],
    [34, 8],
  ] as const)
    bytes.writeUInt16LE(value, at)
  bytes.write('data', 36)
  return bytes
}

/** Every print, page and list alike, has a disclosure and a sound at the end of each mark, and says which number it is. */
async function withMore(page: Page, path: string): Promise<void> {
  const add = async (route: Route) => {
    const response = await route.fetch({ maxRedirects: 0 })
    if (response.status() !== 200) return route.fulfill({ response })
    const body = (await response.text()).replace(MARKS, (mark, _tag, rev) => mark + MORE(rev))
    return route.fulfill({ response, body })
  }
  await page.route('**/sound.wav', (route) => route.fulfill({ contentType: 'audio/wav', body: silence() }))
  await page.route('**/stream?*', (route) => route.abort())
  await page.route(`**${path}`, add)
  await page.route(`**${path}/changes?*`, add)
}

for (const what of ['an update', 'a background section'] as const) {
  test(`in ${what} that is corrected, what is open stays open and what plays goes on`, async ({ browser, page }) => {
    const story = await LiveStory.open(browser)
    const section = await story.addSection('Background', 'Four years ago.')
    const update = await story.publish('Four were hurt')
    await withMore(page, story.path)
    await story.follow(page, /^Checked/)
    const mark = page.locator(what === 'an update' ? `#u-${update.id}` : `#s-${section.id}`)
    const details = mark.locator('details')
    const audio = mark.locator('audio')
    await details.locator('summary').click()
    const before = await details.locator('p').textContent()
    await audio.evaluate(async (sound: HTMLAudioElement) => {
      sound.muted = true
      await sound.play()
      for (const event of ['pause', 'emptied'])
        sound.addEventListener(event, () => Reflect.set(window, 'interrupted', event))
      Object.assign(window, { sound, interrupted: '' })
    })

    if (what === 'an update') await story.correct(update, 'Five were hurt')
    else await story.correctSection(section, 'Five years ago.')
    await expect(mark).toContainText('What was wrong: The number was wrong.', { timeout: 5_000 })
    await expect(mark).toContainText('Five')
    await expect(details.locator('p')).not.toHaveText(before ?? '')

    await expect(details).toHaveAttribute('open')
    await expect(details.locator('summary')).toBeFocused()
    const played = await audio.evaluate((sound: HTMLAudioElement) => {
      const { paused, currentTime } = sound
      const isSame = sound === Reflect.get(window, 'sound')
      return { isSame, paused, currentTime, interrupted: Reflect.get(window, 'interrupted') }
    })
    expect(played).toMatchObject({ isSame: true, paused: false, interrupted: '' })
    await expect
      .poll(() => audio.evaluate((sound: HTMLAudioElement) => sound.currentTime))
      .toBeGreaterThan(played.currentTime)
  })
}
