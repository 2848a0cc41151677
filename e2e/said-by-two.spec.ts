import { type Browser, expect, type Page } from 'playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { openRoom, peopleIn } from './support/box-desk.ts'
import { LiveStory } from './support/live-story.ts'
import type { DeskPerson } from './support/newsroom.ts'
import { test } from './support/test.ts'

const EDITOR = 'editor@writethru.test'
const ADMIN = 'admin@writethru.test'
const DEAD = 'Andrei Karlov is dead.'
const MINISTER = 'Turkish interior minister'

const question = ({ page }: DeskPerson) => page.getByRole('dialog', { name: 'A second pair of eyes' })

async function aRoom(browser: Browser) {
  const story = await LiveStory.open(browser)
  const ines = await openRoom(browser, EDITOR, story)
  await ines.waitBeforePublishing(0)
  return { story, ines }
}

async function writeAsOurs(person: DeskPerson, text: string): Promise<void> {
  await person.write(text)
  await person.composer.getByLabel('How sure').selectOption('Confirmed by us')
  await person.text.focus()
}

async function expectFits(page: Page): Promise<void> {
  const spills = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  for (const width of [320, 1_600, 1_280]) {
    await page.setViewportSize({ width, height: 800 })
    expect(await spills(), `${width} px`).toBeLessThanOrEqual(0)
  }
}

test('an editor alone in the room says who is dead for a reason, by one key more', async ({ browser }) => {
  const { ines } = await aRoom(browser)
  await writeAsOurs(ines, DEAD)
  await expect(ines.composer).toContainText(`Needs a second pair of eyes, or who says so: “${DEAD}”`)
  await ines.send()
  await expect(question(ines)).toContainText('No other editor is in the room')
  await expect(question(ines).getByRole('button', { name: 'Ask the editors' })).toBeFocused()
  await ines.page.keyboard.press('1')
  await expect(ines.composer.getByRole('status')).toContainText('Published')
  await expect(ines.update(DEAD)).toContainText('Published alone by Ines Okafor')
  await expect(ines.update(DEAD)).toContainText('Our own reporter saw it · to be second-checked')
})

test('what was said alone is listed until a colleague has checked it, by one key', async ({ browser }) => {
  const story = await LiveStory.open(browser)
  await story.publish(DEAD, { verification: 'confirmed', secondEyes: { alone: 'told' } })
  const selin = await openRoom(browser, ADMIN, story)
  await selin.page.getByRole('tab', { name: 'Accuracy 1' }).click()
  const toCheck = selin.page.getByRole('region', { name: 'To be second-checked' })
  await expect(toCheck).toContainText('Published alone by Ines Okafor')
  await toCheck.getByRole('article', { name: DEAD }).focus()
  await selin.page.keyboard.press('c')
  await expect(toCheck).toContainText('Nothing went out by one person’s word.')
  await selin.page.getByRole('tab', { name: 'Updates' }).click()
  await expect(selin.update(DEAD)).toContainText('second-checked by Selin Arda')
})

test('with a colleague in the room it waits for that colleague, who lets it out by one key', async ({
  browser,
  page,
}) => {
  const { story, ines } = await aRoom(browser)
  const selin = await openRoom(browser, ADMIN, story)
  await expect(peopleIn(ines).getByRole('listitem')).toHaveCount(1)
  await page.goto(story.path)

  await writeAsOurs(ines, DEAD)
  await ines.send()
  await expect(question(ines)).toContainText('Ask ')
  await expect(question(ines).getByRole('button', { name: 'Our own reporter saw it' })).toHaveCount(0)
  await ines.page.keyboard.press('Enter')
  await expect(ines.composer.getByRole('status')).toContainText('it waits for a second pair of eyes')
  await expect(ines.update(DEAD)).toContainText('Needs a second pair of eyes since')
  await expect(page.getByText(DEAD)).toHaveCount(0)

  await selin.page.goto('/desk/review')
  const row = selin.page.getByRole('feed').getByRole('article').filter({ hasText: DEAD })
  await expect(row).toContainText('asked by Ines Okafor')
  await expect(selin.page).toHaveTitle(/^\(\d+\)/)
  await selin.waitBeforePublishing(0)
  await row.focus()
  await selin.page.keyboard.press('a')
  await expect(row).toHaveCount(0)
  await expect(ines.update(DEAD)).toContainText('Second pair of eyes: by')
  await expect.poll(async () => (await page.request.get(story.path)).text()).toContain(DEAD)
})

test('what somebody else is named for goes out at once, with when it was said', async ({ browser, page }) => {
  const { story, ines } = await aRoom(browser)
  await openRoom(browser, ADMIN, story)
  await expect(peopleIn(ines).getByRole('listitem')).toHaveCount(1)
  await ines.write(`${DEAD} /source`)
  await ines.page.keyboard.press('Enter')
  await ines.page.keyboard.type(MINISTER)
  await ines.page.keyboard.press('Enter')
  const when = ines.composer.getByLabel('When source 1 said it (optional)')
  await when.fill('yesterday 19:05')
  await expect(ines.composer).toContainText(/Said Yesterday, .+, 19:05\./)
  await expectAccessible(ines.page)
  await when.press('Enter')
  await ines.send()
  await expect(ines.composer.getByRole('status')).toContainText('Published')
  await expect(question(ines)).toHaveCount(0)

  await expect.poll(async () => (await page.request.get(story.path)).text()).toContain(DEAD)
  await page.goto(story.path)
  await expect(page.getByRole('article').filter({ hasText: DEAD })).toContainText(/According to .+19:05/)
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the question and the list of what is owed are for everybody, ${colorScheme}`, async ({ browser }) => {
    test.setTimeout(240_000) // axe looks at two states
    const story = await LiveStory.open(browser)
    await story.publish(DEAD, { verification: 'confirmed', secondEyes: { alone: 'told' } })
    const wrong = await story.publish('The gunman was off duty.', { verification: 'unconfirmed' })
    await story.correct(wrong, 'The gunman was on leave.')
    const ines = await openRoom(browser, EDITOR, story)
    await ines.page.emulateMedia({ colorScheme })
    await ines.page.getByRole('tab', { name: 'Accuracy 2' }).click()
    await expect(ines.page.getByRole('img', { name: /^How long what was wrong stood: Corrected after/ })).toBeVisible()
    await expectAccessible(ines.page)
    await expectFits(ines.page)
    await writeAsOurs(ines, 'The gunman is dead.')
    await ines.send()
    await expect(question(ines)).toBeVisible()
    await expectAccessible(ines.page)
    await expectFits(ines.page)
  })
}
