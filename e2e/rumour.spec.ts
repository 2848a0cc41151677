import { expect, type Page } from 'playwright/test'
import { openRoom } from './support/box-desk.ts'
import { LiveStory } from './support/live-story.ts'
import type { DeskPerson } from './support/newsroom.ts'
import { test } from './support/test.ts'

const SAID = 'He acted alone'
const ASKED = 'Whether he acted alone'

const partOn = (page: Page, title: string) =>
  page.locator('#box .part', { has: page.getByRole('heading', { name: title, exact: true }) })

/** The claim at the desk, in the part it stands in. */
const claimIn = ({ page }: DeskPerson, part: string) =>
  page.getByRole('list', { name: part, exact: true }).getByRole('article', { name: SAID })

/** By keys alone: down to the status, then whatever it asks for. */
async function becomes(person: DeskPerson, part: string, status: string, note?: string): Promise<void> {
  const { keyboard } = person.page
  await claimIn(person, part).focus()
  await keyboard.press('c')
  const editor = person.page.getByRole('region', { name: 'Status of the claim' })
  await editor.getByRole('radio', { name: status, exact: true }).press('Space')
  if (note) await editor.getByLabel('What is so, for readers').fill(note)
  await keyboard.press('Control+Enter')
  await expect(editor).toHaveCount(0)
}

test('a rumour becomes known, and turns out to be wrong: an open page is told each time', async ({ browser, page }) => {
  const story = await LiveStory.open(browser)
  await story.publish('Shots were heard.')
  await story.follow(page)
  await page.evaluate(() => Object.assign(window, { isSamePage: true }))
  const ines = await openRoom(browser, 'editor@writethru.test', story)
  await ines.waitBeforePublishing(0)
  const { keyboard } = ines.page

  // It is made while an update is written, and readers see nothing of it.
  await ines.write(`The police look for others. /claim ${SAID}`)
  await keyboard.press('Enter')
  await expect(ines.composer.getByRole('button', { name: `Take off: New claim: ${SAID}` })).toBeVisible()
  await ines.send()
  await expect(claimIn(ines, 'Not in the box yet')).toContainText('Attributed')
  await becomes(ines, 'Not in the box yet', 'Not yet confirmed')
  const own = claimIn(ines, 'Not in the box yet')
  await expect(own).toContainText('Not yet confirmed since')
  await expect(own).toBeFocused()

  // Into the box it goes with its question.
  await keyboard.press('b')
  await ines.page.getByRole('button', { name: 'Put it in' }).click()
  await expect(own.getByRole('alert')).toContainText('Write the question first')
  await keyboard.press('Escape')
  await keyboard.press('e')
  await ines.page.getByLabel('The same as a question').fill(ASKED)
  await keyboard.press('Control+Enter')
  await own.focus()
  await keyboard.press('b')
  await expect(own).toContainText(`Readers will see at once: “${ASKED}”`)
  await keyboard.press('Enter')
  await expect(partOn(page, 'What we don’t know yet')).toContainText(`${ASKED}Open since`)
  expect(await (await page.request.get(story.path)).text()).not.toContain(SAID)

  await becomes(ines, 'What we don’t know yet', 'Confirmed by us')
  await expect(partOn(page, 'What we know')).toContainText(`${SAID}Confirmed by us, `)
  await expect(partOn(page, 'What we don’t know yet')).toHaveCount(0)

  // What has become of it is proposed as an update; it goes out when its writer sends it.
  await expect(ines.page.getByRole('region', { name: 'Proposed update' })).toContainText(
    'It is now confirmed that he acted alone.',
  )
  await ines.page.getByRole('button', { name: 'Write it' }).click()
  await expect(ines.text).toHaveText('It is now confirmed that he acted alone.')
  await expect(ines.composer.getByRole('button', { name: `Take off: Claim: ${SAID} · confirmed by us` })).toBeVisible()
  await expect(page.getByRole('button', { name: '1 new update' })).toBeVisible()
  await ines.text.focus()
  await ines.send()
  await expect(page.getByRole('button', { name: '2 new updates' })).toBeVisible()

  await becomes(ines, 'What we know', 'Withdrawn', 'Two men were in the building.')
  const wrong = partOn(page, 'What we got wrong')
  await expect(wrong).toContainText('Two men were in the building.Withdrawn')
  await expect(wrong.getByText(SAID)).toBeHidden()
  await wrong.getByText('What we had said').click()
  await expect(wrong.getByText(SAID)).toBeVisible()
  await expect(partOn(page, 'What we know')).toHaveCount(0)
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true)
})
