import { expect } from 'playwright/test'
import { aPhoto } from '../test/pictures.ts'
import { expectAccessible } from './support/accessible.ts'
import { logIn } from './support/newsroom.ts'
import type { Publisher } from './support/publisher.ts'
import type { Stack } from './support/stack.ts'
import { test } from './support/test.ts'
import { beginStory, bootTwo } from './support/two-processes.ts'

/** The promise is five seconds in every process. */
const SOON = { timeout: 5_000 }
const PRINTED = { timeout: 20_000 }

let stack: Stack
let second: string
let editor: Publisher
test.beforeAll(async () => {
  test.setTimeout(240_000)
  ;({ stack, second, editor } = await bootTwo())
})
test.afterAll(() => stack?.stop())

const read = async (url: string): Promise<string> => (await fetch(url)).text()
const status = async (url: string): Promise<number> => (await fetch(url)).status

test('a byline leads to a page; withheld, the name is nowhere within five seconds; shown again, it is back', async ({
  browser,
}) => {
  test.setTimeout(240_000)
  const { id, path } = await beginStory(editor, 'The night in Ankara', 'World')
  const filed = await editor.publish(id, 'Shots were fired at a gallery.')
  await editor.call('POST', `/updates/${filed.id}/correction`, {
    ...{ baseVersion: filed.version, text: 'Shots were fired in a gallery.', note: 'We said at.' },
  })

  // Whoever it is says how readers know them, in the settings.
  const ines = (await logIn(browser, 'editor@writethru.test', `${stack.url}/desk/settings`)).page
  await ines.getByLabel('Byline').fill('Zyxwv Okafor')
  await ines.getByLabel('Bio').fill('Zyxwv Okafor reports from Ankara.\n\nShe was in Istanbul before.')
  await ines.getByRole('button', { name: 'Save', exact: true }).click()
  const chooser = ines.waitForEvent('filechooser')
  await ines.getByRole('button', { name: 'Choose a picture …' }).click()
  await (await chooser).setFiles({ name: 'me.jpg', mimeType: 'image/jpeg', buffer: await aPhoto(800, 1_000) })
  await ines.getByLabel('What the portrait shows').fill('A woman in front of a gallery')
  await ines.getByRole('button', { name: 'Save the words' }).click()
  await expect(ines.getByRole('img', { name: 'A woman in front of a gallery' })).toBeVisible()
  await expectAccessible(ines)

  await editor.publish(id, 'The gallery is closed.')
  const reader = await (await browser.newContext()).newPage()
  await reader.goto(stack.url + path)
  await reader
    .locator('article')
    .filter({ hasText: 'The gallery is closed.' })
    .getByRole('link', { name: 'Zyxwv Okafor' })
    .click()
  await expect(reader.getByRole('heading', { level: 1, name: 'Zyxwv Okafor' })).toBeVisible()
  await expect(reader.getByText('She was in Istanbul before.')).toBeVisible()
  await expect(reader.getByText('2 corrections among them')).toBeVisible()
  await expect(reader.getByRole('link', { name: 'The night in Ankara' })).toBeVisible()
  await expectAccessible(reader)
  for (const [width, scheme] of [
    [320, 'light'],
    [390, 'light'],
    [390, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ] as const) {
    await reader.setViewportSize({ width, height: 900 })
    await reader.emulateMedia({ colorScheme: scheme })
    expect(await reader.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    const portrait = await reader.getByRole('img', { name: 'A woman in front of a gallery' }).boundingBox()
    expect((portrait?.width ?? 0) / (portrait?.height ?? 1)).toBeCloseTo(4 / 5, 1)
    await reader.screenshot({ path: test.info().outputPath(`by-${width}-${scheme}.png`), fullPage: true })
  }
  const page = new URL(reader.url()).pathname
  const portrait = (await reader.getByRole('img').getAttribute('src')) ?? ''

  // Their page, open at somebody's, follows like the front.
  const follower = await (await browser.newContext()).newPage()
  await follower.goto(stack.url + page)
  const feed = await follower.locator('link[type="application/rss+xml"]').getAttribute('href')
  expect(feed).toBe(`${stack.url}${page}/feed.rss`)
  await expect(follower.getByText('live')).toBeVisible(SOON)
  const newest = follower.getByRole('article').first()
  const count = Number.parseInt((await follower.locator('#counts').textContent()) ?? '', 10)
  const later = await editor.publish(id, 'The doors are shut.')
  await expect(newest).toContainText('The doors are shut.', SOON)
  expect(Number.parseInt((await follower.locator('#counts').textContent()) ?? '', 10)).toBe(count + 1)
  await editor.call('POST', `/updates/${later.id}/correction`, {
    ...{ baseVersion: later.version, text: 'The doors are open.', note: 'They never were shut.' },
  })
  await expect(newest).toContainText('The doors are open.', SOON)
  await expect(newest).not.toContainText('The doors are shut.')
  await expect.poll(() => read(`${feed}`), SOON).toContain('The doors are open.')
  const another = await beginStory(editor, 'The other night', 'World')
  await editor.publish(another.id, 'It was quiet here.')
  await follower.getByRole('button', { name: 'The stories have changed' }).click()
  await expect(follower.getByRole('article').first()).toContainText('It was quiet here.')

  await reader.goto(stack.url + path)
  const name = reader.getByText('Zyxwv Okafor')
  await expect(name.first()).toBeVisible()
  const everywhere = [
    path,
    `${path}/at/4`,
    `${path}/u/${filed.id}`,
    `${path}/changes?after=0`,
    `${path}/feed.atom`,
    `${page}/feed.rss`,
    '/feed.json',
  ]
  for (const base of [stack.url, second]) {
    for (const address of [path, `${path}/at/4`, page])
      await expect.poll(() => read(base + address), PRINTED).toContain('Zyxwv')
    for (const address of everywhere) await read(base + address)
    expect(await status(base + portrait)).toBe(200)
  }

  await ines.getByRole('button', { name: 'Withhold the byline …' }).click()
  await ines.getByLabel('Why, for the desk alone').fill('She was threatened tonight.')
  await ines.getByRole('button', { name: 'Withhold it everywhere' }).click()
  await expect(ines.getByText('Withheld from readers')).toBeVisible(PRINTED)
  // Whoever has the page open sees that there is none, and nothing of whose it was.
  await expect(follower.getByText('Zyxwv')).toHaveCount(0, SOON)
  await expect(follower).not.toHaveTitle(/Zyxwv/)
  await expect(follower.getByText('It was quiet here.')).toHaveCount(0)
  // Of the process that answered at once; of the other one soon; where it is open without a reload.
  for (const address of everywhere) expect(await read(stack.url + address), address).not.toContain('Zyxwv')
  for (const address of everywhere) await expect.poll(() => read(second + address), SOON).not.toContain('Zyxwv')
  for (const base of [stack.url, second]) {
    await expect.poll(() => status(base + page), SOON).toBe(404)
    await expect.poll(() => status(base + portrait), SOON).toBe(404)
  }
  await expect(name).toHaveCount(0, PRINTED)
  await expect(reader.getByText('The gallery is closed.')).toBeVisible()

  // The desk says so in the room and in the row, and warns whoever writes the name.
  const room = await logIn(browser, 'reporter@writethru.test', `${stack.url}/desk/stories/${id}`)
  await expect(room.page.getByText('A byline is withheld here: Zyxwv Okafor / Ines Okafor.')).toBeVisible()
  await expect(room.update('The gallery is closed.')).toContainText('Byline withheld')
  await room.write('Our own zyxwv OKAFOR saw it')
  await expect(room.page.getByText('Do not name “Zyxwv Okafor”')).toBeVisible()
  await expectAccessible(room.page)
  await room.page.screenshot({ path: test.info().outputPath('room-withheld.png') })
  await room.forgetWriting()

  const selin = (await logIn(browser, 'admin@writethru.test', `${stack.url}/desk/audit`)).page
  // From the log to the byline, from the byline to the account and back.
  await selin
    .getByRole('listitem')
    .filter({ hasText: 'withheld a byline everywhere' })
    .getByRole('link')
    .first()
    .click()
  await expect(selin.getByText('Withheld from readers')).toBeVisible()
  await selin.getByRole('link', { name: 'Account and rights' }).click()
  await selin.getByRole('link', { name: 'Byline and public page' }).click()
  await expect(selin.getByText('Withheld from readers')).toBeVisible()
  await selin.goto(`${stack.url}/desk/audit`)
  const ofUpdate = selin.getByRole('listitem').filter({ hasText: 'Ines Okafor corrected an update' }).first()
  await ofUpdate.getByRole('link', { name: 'corrected an update' }).click()
  await expect(selin.getByRole('feed', { name: 'Updates, newest first' }).getByRole('article')).toHaveCount(1)
  await expect(selin.getByRole('article')).toContainText('The doors are open.')
  await selin.goto(`${stack.url}/desk/bylines`)
  await selin.getByRole('link', { name: /Zyxwv Okafor/ }).click()
  await expectAccessible(selin)
  await selin.screenshot({ path: test.info().outputPath('desk-withheld.png'), fullPage: true })
  await selin.getByRole('button', { name: 'Show the byline again …' }).click()
  await selin.getByLabel('Why, for the desk alone').fill('She is safe.')
  await selin.getByRole('button', { name: 'Show it again' }).click()
  await expect(selin.getByText('Withheld from readers')).toHaveCount(0, PRINTED)
  for (const base of [stack.url, second]) {
    await expect.poll(() => read(base + path), PRINTED).toContain('Zyxwv')
    await expect.poll(() => status(base + page), PRINTED).toBe(200)
  }
  await expect(name.first()).toBeVisible(PRINTED)
})
