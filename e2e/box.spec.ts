import { expect, type Page } from 'playwright/test'
import { boxOf, openRoom, rowOf } from './support/box-desk.ts'
import { DEMO_ADMIN } from './support/demo-people.ts'
import { LiveStory } from './support/live-story.ts'
import { logIn } from './support/newsroom.ts'
import { test } from './support/test.ts'

const EDITOR = 'editor@writethru.test'

/** The rows of a part of the box, as a reader sees them. */
const rowsOn = (page: Page, part = 'What we know') =>
  page.locator('#box .part', { has: page.getByRole('heading', { name: part }) }).locator('li')

async function addRow(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a row' }).click()
  await page.getByLabel('What do we know?').fill(text)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('list', { name: 'What we know' })).toContainText(text)
}

test('a reader sees a row appear, change, move and go, and nothing of “still true”', async ({ browser, page }) => {
  const story = await LiveStory.open(browser)
  await story.publish('Shots were heard.')
  await story.follow(page)
  await expect(page.locator('#box')).toBeHidden()
  await page.evaluate(() => Object.assign(window, { isSamePage: true }))
  const ines = await openRoom(browser, EDITOR, story)

  await addRow(ines.page, 'Five people were hurt.')
  await addRow(ines.page, 'The gallery is closed.')
  await expect(rowsOn(page)).toHaveText([/^Five people were hurt\./, /^The gallery is closed\./])
  await expect(page.getByRole('heading', { name: 'What we know', exact: true })).toBeVisible()

  const row = rowOf(ines, 'Five people were hurt.')
  await row.focus()
  await ines.page.keyboard.press('e')
  const editor = ines.page.getByRole('region', { name: 'Edit row' })
  await editor.getByRole('textbox', { name: 'Row' }).fill('Four people were hurt.')
  await editor.getByRole('button', { name: /^Publish the change/ }).click()
  await expect(editor).toContainText('Say what kind of change this is')
  await editor.getByLabel('Correction').check()
  await editor.getByLabel('Note for readers').fill('We had said five.')
  await editor.getByRole('button', { name: /^Publish the change/ }).click()
  await expect(rowsOn(page).first()).toHaveText(/^Four people were hurt\.Corrected [\d:]+/)
  await expect(rowsOn(page, 'What we got wrong')).toHaveText([
    /^Four people were hurt\.Corrected .*What was wrong: We had said five\.What we had saidFive people were hurt\.$/,
  ])

  const selin = await openRoom(browser, DEMO_ADMIN, story)
  const before = await page.locator('#box').getAttribute('data-rev')
  const four = rowOf(selin, 'Four people were hurt.')
  await expect(four).toContainText('by Ines Okafor')
  await four.focus()
  await selin.page.keyboard.press('s')
  for (const person of [selin, ines])
    await expect(rowOf(person, 'Four people were hurt.')).toContainText('by Selin Arda', { timeout: 4_000 })

  await four.focus()
  await selin.page.keyboard.press('Alt+ArrowDown')
  await expect(rowsOn(page)).toHaveText([/^The gallery is closed\./, /^Four people were hurt\./])
  // The move was the next number: “still true” took none.
  expect(await page.locator('#box').getAttribute('data-rev')).toBe(String(Number(before) + 1))

  const gallery = rowOf(selin, 'The gallery is closed.')
  await gallery.getByRole('button', { name: /Take out …/ }).click()
  await gallery.getByRole('button', { name: 'Take it out' }).click()
  await expect(rowsOn(page)).toHaveText([/^Four people were hurt\./])
  await expect(boxOf(ines).getByRole('article')).toHaveCount(1, { timeout: 4_000 })
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true)
})

test('key moments come and go live, by one key, and lead to their update', async ({ browser, page }) => {
  const story = await LiveStory.open(browser)
  const [shots] = [await story.publish('Shots were heard in the gallery.'), await story.publish('A later one.')]
  await story.follow(page)
  const ines = await openRoom(browser, EDITOR, story)
  const row = ines.update('Shots were heard')
  await row.focus()
  await ines.page.keyboard.press('k')
  await expect(row).toContainText('Key')
  const moment = page
    .getByRole('navigation', { name: 'In this story' })
    .getByRole('link', { name: /^Shots were heard/ })
  await expect(moment).toHaveAttribute('href', `#u-${shots.id}`)
  await story.publish('One that is key at once.', { key: true })
  await expect(page.locator('#moments-beside a')).toHaveText(['One that is key at once.', /^Shots were heard/])

  await row.focus()
  await ines.page.keyboard.press('k')
  await expect(moment).toHaveCount(0)
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } })

  test('three rows stand before the news; the others are opened, and stay open through a change', async ({
    browser,
    page,
  }) => {
    const story = await LiveStory.open(browser)
    await story.publish('Shots were heard.')
    for (const text of ['One', 'Two', 'Three', 'Four']) await addByApi(story, text)
    await expect.poll(async () => (await page.request.get(story.path)).text()).toContain('Four')
    await story.follow(page)
    await expect(page.getByText('Three')).toBeVisible()
    await expect(page.getByText('Four')).toBeHidden()
    await page.getByText('1 more').click()
    await expect(page.getByText('Four')).toBeVisible()
    await addByApi(story, 'Five')
    await expect(page.getByText('2 more')).toBeVisible()
    await expect(page.getByText('Five')).toBeVisible()
    await expect(page.getByText('Four')).toBeVisible()
  })
})

const addByApi = (story: LiveStory, text: string) =>
  story.call('POST', `/stories/${story.id}/box`, {
    claimId: crypto.randomUUID().replace(/^(.{14})./, '$17'),
    text,
  })

test('whoever has the desk is told what nobody has looked at for half an hour', async ({ browser }) => {
  const { page } = await logIn(browser, EDITOR)
  await page
    .getByRole('link', { name: /harbour bridge/ })
    .first()
    .click()
  await expect(page.getByRole('region', { name: 'Brief', exact: true })).toContainText(
    /\d rows of the box were last checked more than 30 minutes ago/,
  )
})
