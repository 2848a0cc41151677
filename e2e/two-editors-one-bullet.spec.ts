import { type Browser, expect, type Locator } from 'playwright/test'
import { DEMO_ADMIN } from './support/demo-people.ts'
import { LiveStory } from './support/live-story.ts'
import { DeskPerson, logIn } from './support/newsroom.ts'
import { ready } from './support/ready.ts'
import { test } from './support/test.ts'

const FIRST = 'Police have closed the old harbour bridge to traffic.'
const SECOND = 'Three people were hurt when a tram left the rails there on Monday evening.'

/** Two people with the same update open in their editors. */
async function bothEditing(browser: Browser, publish: boolean) {
  const story = await LiveStory.open(browser)
  const updateId = await story.desk.evaluate(() => crypto.randomUUID().replace(/^(.{14})4/, '$17'))
  const text = `${FIRST}\n\n${SECOND}`
  await story.call('POST', `/stories/${story.id}/updates`, { updateId, text, ...(publish ? { publish } : {}) })
  const ana = new DeskPerson(story.desk)
  const bo = await logIn(browser, DEMO_ADMIN)
  const statuses: number[] = []
  for (const { page } of [ana, bo]) {
    await page.goto(`/desk/stories/${story.id}`)
    page.on(
      'response',
      (response) => response.url().includes(`/updates/${updateId}`) && statuses.push(response.status()),
    )
    await ready(page)
    await page.getByRole('feed').getByRole('article').getByRole('button', { name: 'Edit' }).click()
    await expect(editorOf({ page }).getByRole('textbox', { name: 'Text' })).toBeVisible()
  }
  return { story, ana, bo, statuses }
}

const editorOf = ({ page }: { page: DeskPerson['page'] }): Locator => page.getByRole('region', { name: 'Edit update' })

/** Types at the beginning or the end of the text. */
async function typeAt(person: DeskPerson, place: 'Home' | 'End', words: string) {
  await editorOf(person).getByRole('textbox', { name: 'Text' }).click()
  await person.page.keyboard.press(`Control+${place}`)
  await person.page.keyboard.type(words)
}

test('two people change different parts of one bullet: both changes are saved, and it is said', async ({ browser }) => {
  const { ana, bo, statuses } = await bothEditing(browser, false)
  await typeAt(bo, 'End', ' Two are in hospital.')
  await bo.page.keyboard.press('Control+Enter')
  await expect(editorOf(bo)).toHaveCount(0)

  await typeAt(ana, 'Home', 'Update: ')
  await ana.page.keyboard.press('Control+Enter')
  await expect(ana.page.getByText('both changes are saved')).toBeVisible()
  await expect(editorOf(ana)).toHaveCount(0)
  for (const { updates } of [ana, bo]) {
    await expect(updates).toContainText(`Update: ${FIRST}`)
    await expect(updates).toContainText(`${SECOND} Two are in hospital.`)
  }
  expect(statuses.toSorted()).toEqual([200, 200, 409])
})

test('two people change the same words: one is saved, the other sees both and decides', async ({ browser }) => {
  const { ana, bo, statuses } = await bothEditing(browser, false)
  await typeAt(bo, 'Home', 'Northport ')
  await bo.page.keyboard.press('Control+Enter')
  await expect(editorOf(bo)).toHaveCount(0)

  await typeAt(ana, 'Home', 'City ')
  await ana.page.keyboard.press('Control+Enter')
  const mine = editorOf(ana).getByRole('region', { name: 'Text: mine' })
  const now = editorOf(ana).getByRole('region', { name: 'Text: now' })
  await expect(mine.locator('mark')).toContainText('City')
  await expect(now.locator('mark')).toContainText('Northport')
  await expect(mine).toContainText(SECOND)
  expect(statuses.toSorted()).toEqual([200, 409])

  await editorOf(ana).getByRole('button', { name: 'Keep mine and put it over that' }).click()
  await editorOf(ana).getByRole('button', { name: /^Save/ }).click()
  await expect(editorOf(ana)).toHaveCount(0)
  await expect(bo.updates).toContainText(`City ${FIRST}`)
  await expect(bo.updates).not.toContainText('Northport')
})

test('where readers see the text, both changes wait for one more look', async ({ browser, page: reader }) => {
  const { story, ana, bo } = await bothEditing(browser, true)
  for (const person of [ana, bo]) await editorOf(person).getByRole('radio', { name: 'Typing error' }).check()
  await typeAt(bo, 'End', ' Two are in hospital.')
  await bo.page.keyboard.press('Control+Enter')
  await expect(editorOf(bo)).toHaveCount(0)

  await typeAt(ana, 'Home', 'Update: ')
  await ana.page.keyboard.press('Control+Enter')
  await expect(editorOf(ana)).toContainText('Read the text, then publish it')
  const text = editorOf(ana).getByRole('textbox', { name: 'Text' })
  await expect(text).toContainText(`Update: ${FIRST}`)
  await expect(text).toContainText('Two are in hospital.')
  await reader.goto(story.path)
  await expect(reader.locator('article')).not.toContainText('Update:')

  await editorOf(ana)
    .getByRole('button', { name: /Publish the change/ })
    .click()
  await expect(editorOf(ana)).toHaveCount(0)
  await expect(async () => {
    await reader.goto(story.path)
    await expect(reader.locator('article')).toContainText('Update: Police', { timeout: 100 })
  }).toPass()
  await expect(reader.locator('article')).toContainText('Two are in hospital.')
})
