import { type Browser, expect, type Locator } from 'playwright/test'
import type { LiveStory } from './live-story.ts'
import { type DeskPerson, logIn } from './newsroom.ts'

/** Opens a story's room as somebody, in a browser of their own. */
export async function openRoom(browser: Browser, email: string, story: LiveStory): Promise<DeskPerson> {
  const person = await logIn(browser, email, `/desk/stories/${story.id}`)
  await expect(person.text).toBeVisible()
  return person
}

export const briefOf = ({ page }: DeskPerson): Locator => page.getByRole('region', { name: 'Brief', exact: true })

/** The rows of What we know, in the third column. */
export const boxOf = ({ page }: DeskPerson): Locator => page.getByRole('list', { name: 'What we know' })

export const rowOf = (person: DeskPerson, text: string): Locator =>
  boxOf(person).getByRole('article').filter({ hasText: text })

export const peopleIn = ({ page }: DeskPerson): Locator => page.getByRole('list', { name: 'In the room' })

/** Takes over the desk by its key and puts a term on the list. */
export async function takeDesk(person: DeskPerson): Promise<void> {
  await briefOf(person).focus()
  await person.page.keyboard.press('t')
  await expect(briefOf(person)).toContainText('You have the desk')
}

export async function ban(person: DeskPerson, term: string, why = ''): Promise<void> {
  await briefOf(person).focus()
  await person.page.keyboard.press('e')
  const editor = person.page.getByRole('region', { name: 'Edit brief' })
  await editor.getByLabel('Name or words').fill(term)
  await editor.getByLabel('Why, and until when').fill(why)
  await editor.getByRole('button', { name: 'Add to the list' }).click()
  await expect(editor.getByRole('listitem')).toContainText(term)
  await editor.getByRole('button', { name: 'Close' }).click()
}
