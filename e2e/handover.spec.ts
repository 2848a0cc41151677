import { expect } from 'playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { ban, briefOf, openRoom, peopleIn, takeDesk } from './support/box-desk.ts'
import { DEMO_ADMIN } from './support/demo-people.ts'
import { LiveStory } from './support/live-story.ts'
import { test } from './support/test.ts'

const EDITOR = 'editor@writethru.test'
const REPORTER = 'reporter@writethru.test'
/** The stream brings it; where it does not, the room is looked at every 20 s. */
const SOON = { timeout: 4_000 }

test('one editor takes over, the brief carries on, and the other’s desk says so', async ({ browser }) => {
  const story = await LiveStory.open(browser)
  const ines = await openRoom(browser, EDITOR, story)
  const selin = await openRoom(browser, DEMO_ADMIN, story)
  await expect(briefOf(ines)).toContainText('Nobody has the desk')

  await takeDesk(ines)
  await ines.page.getByRole('button', { name: 'Edit brief' }).click()
  await ines.page.getByLabel('Waiting for').fill('the minister at 22:00')
  await ines.page.getByRole('button', { name: 'Save brief' }).click()
  await expect(ines.page.getByRole('region', { name: 'Edit brief' })).toHaveCount(0)
  await ban(ines, 'Guest list', 'until the families know')
  for (const words of ['The desk is with Ines Okafor', 'the minister at 22:00', 'Guest list (until the families know)'])
    await expect(briefOf(selin)).toContainText(words, SOON)

  await takeDesk(selin)
  await expect(briefOf(ines)).toContainText('Selin Arda took over the desk from you', SOON)
  await expect(briefOf(ines)).toContainText('The desk is with Selin Arda')
  for (const { page } of [ines, selin]) await expect(page.getByText('the minister at 22:00')).toBeVisible()

  await selin.page.getByRole('button', { name: /^Undo/ }).click()
  await expect(briefOf(ines)).toContainText('You have the desk', SOON)
  await expect(briefOf(selin)).toContainText('The desk is with Ines Okafor')
})

test('a banned term warns who types it, stops who has not the desk, and goes out for a reason', async ({
  browser,
  page,
}) => {
  const story = await LiveStory.open(browser)
  await story.publish('Shots were heard.')
  const ines = await openRoom(browser, EDITOR, story)
  const selin = await openRoom(browser, DEMO_ADMIN, story)
  const bo = await openRoom(browser, REPORTER, story)
  await takeDesk(ines)
  await ban(ines, 'Karlov', 'until the family knows')
  await expect(briefOf(bo)).toContainText('Karlov', SOON)

  await bo.write('The ambassador, KARLOV, is dead')
  await expect(bo.composer).toContainText('Do not publish “Karlov”: until the family knows')
  await bo.send()
  await expect(bo.composer.getByRole('status').filter({ hasText: 'Submitted' })).toBeVisible()

  const row = selin.update('KARLOV')
  await expect(row).toBeVisible(SOON)
  await row.focus()
  await selin.page.keyboard.press('a')
  await expect(row.getByRole('alert')).toContainText('ask Ines Okafor, who has the desk')

  const mine = ines.update('KARLOV')
  await mine.focus()
  await ines.page.keyboard.press('a')
  const asks = ines.page.getByRole('dialog', { name: 'Do not publish' })
  await expect(asks).toContainText('“Karlov” is on the list Do not publish')
  await expectAccessible(ines.page)
  await asks.getByRole('button', { name: 'Do not publish it' }).click()
  await expect(mine).toContainText('Submitted')

  await mine.focus()
  await ines.page.keyboard.press('a')
  await asks.getByRole('button', { name: 'Publish it for this reason' }).click()
  await expect(asks).toContainText('Say why in a sentence')
  await asks.getByLabel('Reason, for the desk’s record').fill('The family has been told.')
  await ines.page.keyboard.press('Control+Enter')
  await expect(mine).toContainText('Published')
  await expect.poll(async () => (await page.request.get(story.path)).text()).toContain('KARLOV')
})

test('who is in the room, what they write, who edits which update, and gone with their tab', async ({ browser }) => {
  const story = await LiveStory.open(browser)
  await story.publish('Shots were heard.')
  const ines = await openRoom(browser, EDITOR, story)
  const selin = await openRoom(browser, DEMO_ADMIN, story)
  const bo = await openRoom(browser, REPORTER, story)
  await expect(peopleIn(ines)).toContainText('Bo Lindqvist', { timeout: 10_000 })

  await bo.write('Moscow, talks')
  await expect(peopleIn(ines)).toContainText(/Bo Lindqvist.*writing:.*Moscow, talks … since \d\d:\d\d/, SOON)
  await selin.update('Shots were heard').focus()
  await selin.page.keyboard.press('e')
  const row = ines.update('Shots were heard')
  await expect(row).toContainText(/Selin Arda is editing this since \d\d:\d\d/, SOON)
  await selin.page.keyboard.press('Escape')
  await expect(row).not.toContainText('is editing', SOON)

  await bo.page.context().close()
  await expect(peopleIn(ines)).not.toContainText('Bo Lindqvist', { timeout: 30_000 })
  await expect(peopleIn(ines)).toContainText('Selin Arda')
})

test('axe finds nothing in a room with its brief open', async ({ browser }) => {
  const story = await LiveStory.open(browser)
  await story.publish('Shots were heard.')
  const ines = await openRoom(browser, EDITOR, story)
  await takeDesk(ines)
  await ban(ines, 'Karlov')
  await ines.write('Karlov')
  await ines.page.getByRole('button', { name: 'Edit brief' }).click()
  await ines.page.getByRole('button', { name: 'Add a row' }).click()
  await expectAccessible(ines.page)
})
