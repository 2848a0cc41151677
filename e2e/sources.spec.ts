import { type Browser, expect } from 'playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { openRoom } from './support/box-desk.ts'
import { LiveStory } from './support/live-story.ts'
import { test } from './support/test.ts'

const EDITOR = 'editor@writethru.test'
const MINISTER = 'Turkish interior minister, press conference'

const aRoom = async (browser: Browser) => {
  const story = await LiveStory.open(browser)
  return { story, ines: await openRoom(browser, EDITOR, story) }
}

test('a source is named by keys alone, and the next bullet has it one key away', async ({ browser, page }) => {
  const { story, ines } = await aRoom(browser)
  await ines.waitBeforePublishing(0)
  const { keyboard } = ines.page
  const source = ines.composer.getByRole('combobox', { name: 'Source 1, as readers see it' })

  await ines.write('The gunman was 22. /source')
  await keyboard.press('Enter')
  await expect(source).toBeFocused()
  await keyboard.type(MINISTER)
  await keyboard.press('Enter')
  await expect(ines.text).toBeFocused()
  await ines.composer.getByLabel('How sure').selectOption('Not yet confirmed')
  await ines.text.focus()
  await ines.send()
  const row = ines.update('The gunman was 22.')
  await expect(row).toContainText(`Not yet confirmed · according to ${MINISTER}`)

  await ines.write('He was a police officer. /source')
  await keyboard.press('Enter')
  await expect(ines.page.getByRole('listbox', { name: 'Sources of this story' })).toContainText(MINISTER)
  await expectAccessible(ines.page)
  await keyboard.press('Enter')
  await expect(source).toHaveValue(MINISTER)
  await expect(ines.text).toBeFocused()
  await ines.send()
  await expect(ines.update('He was a police officer.')).toContainText(`according to ${MINISTER}`)

  await page.goto(story.path)
  const bullet = page.getByRole('article').filter({ hasText: 'The gunman was 22.' })
  await expect(bullet).toContainText('Not yet confirmed')
  await expect(bullet).toContainText(`According to ${MINISTER}`)
})

test('an open page is told that what was not confirmed is disputed, then ours, and how we know', async ({
  browser,
  page,
}) => {
  const story = await LiveStory.open(browser)
  const sources = [{ type: 'official', label: MINISTER, href: 'https://example.test/minister' }]
  const update = await story.publish('The gunman was off duty.', { verification: 'unconfirmed', sources })
  await story.follow(page)
  const bullet = page.getByRole('article').filter({ hasText: 'The gunman was off duty.' })
  await expect(bullet).toContainText('Not yet confirmed')

  const told = { verification: 'disputed', note: 'The police deny it.' }
  const disputed = await story.amend(update, 'development', told)
  await expect(bullet).toContainText('Disputed')
  await expect(bullet).not.toContainText('Not yet confirmed')

  const wires = ['CNN Türk', 'NTV'].map((label) => ({ type: 'wire', label, agency: 'Anadolu' }))
  const ours = { verification: 'confirmed', sources: [...sources, ...wires], secondEyes: { alone: 'told' } }
  await story.amend(disputed, 'development', ours)
  await expect(bullet.getByText('Disputed')).toHaveCount(0)
  await bullet.getByText('How we know this').click()
  await expect(bullet).toContainText('Confirmed by us.')
  await expect(bullet).toContainText('3 sources that go back to 2.')
  await expect(bullet.getByRole('link', { name: MINISTER })).toBeVisible()
  await expectAccessible(page)
})

test('what went out without a source is listed, and what is told in confidence stays at the desk', async ({
  browser,
  page,
}) => {
  const { story, ines } = await aRoom(browser)
  await story.publish('Shots were heard.')
  await story.publish('The gallery is closed.', { sources: [{ type: 'wire', label: 'Reuters' }] })
  await expect(ines.update('The gallery is closed.')).toBeVisible()
  await expect(ines.update('Shots were heard.')).toContainText('no source')
  await ines.page.getByRole('button', { name: /^Without a source/ }).click()
  await expect(ines.updates.getByRole('article')).toHaveCount(1)

  await ines.update('Shots were heard.').focus()
  await ines.page.keyboard.press('i')
  const panel = ines.page.getByRole('region', { name: 'In confidence' })
  await panel.getByLabel('Who the source is').fill('Zeynep Quillfeather')
  await ines.page.keyboard.press('Control+Enter')
  await expect(panel.getByRole('status')).toContainText('Kept')
  await expect(panel).not.toContainText('Quillfeather')
  await panel.getByRole('button', { name: 'Read what is kept' }).click()
  await expect(panel).toContainText('Zeynep Quillfeather')
  await expect(panel).toContainText('has been logged')
  await expectAccessible(ines.page)

  const paths = [story.path, '/', '/topic/live', `/live/${story.slug}/changes/0`]
  for (const path of paths) expect(await (await page.request.get(path)).text(), path).not.toContain('Quillfeather')
})
