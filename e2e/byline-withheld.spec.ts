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
    await reader.screenshot({ path: test.info().outputPath(`by-${width}-${scheme}.png`), fullPage: true })
  }
  const page = new URL(reader.url()).pathname
  const portrait = (await reader.getByRole('img').getAttribute('src')) ?? ''

  await reader.goto(stack.url + path)
  const name = reader.getByText('Zyxwv Okafor')
  await expect(name.first()).toBeVisible()
  const everywhere = [
    path,
    `${path}/at/4`,
    `${path}/u/${filed.id}`,
    `${path}/changes?after=0`,
    `${path}/feed.atom`,
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
  // Of the process that answered at once; of the other one soon; where it is open without a reload.
  for (const address of everywhere) expect(await read(stack.url + address), address).not.toContain('Zyxwv')
  for (const address of everywhere) await expect.poll(() => read(second + address), SOON).not.toContain('Zyxwv')
  for (const base of [stack.url, second]) {
    await expect.poll(() => status(base + page), SOON).toBe(404)
    await expect.poll(() => status(base + portrait), SOON).toBe(404)
  }
  await expect(name).toHaveCount(0, PRINTED)
  await expect(reader.getByText('The gallery is closed.')).toBeVisible()

  const selin = (await logIn(browser, 'admin@writethru.test', `${stack.url}/desk/bylines`)).page
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
