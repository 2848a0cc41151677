import { expect } from 'playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { LiveStory } from './support/live-story.ts'
import { DeskPerson } from './support/newsroom.ts'
import { ready } from './support/ready.ts'
import { test } from './support/test.ts'

test.slow()

const NOTE = 'An earlier version said 44 people were injured; 155 people were injured.'

test('a wrong number is put right: meant as a typing error, proposed as a correction, found by readers on top', async ({
  browser,
  page,
}) => {
  const story = await LiveStory.open(browser, { headline: 'The harbour bridge' })
  const wrong = await story.publish('44 people were injured.')
  for (const words of ['The bridge is closed.', 'Trams stop at the mill.', 'Divers are at work.']) {
    await story.publish(words)
  }
  await story.follow(page)

  const ana = new DeskPerson(story.desk)
  await ana.page.goto(`/desk/stories/${story.id}`)
  await ready(ana.page)
  const keyboard = ana.page.keyboard
  await ana.update('44 people were injured.').focus()
  await keyboard.press('e')
  const editor = ana.page.getByRole('region', { name: 'Edit update' })
  await expect(editor.getByRole('textbox', { name: 'Text' })).toBeFocused()
  await keyboard.press('Control+a')
  await keyboard.type('155 people were injured.')
  await expect(editor.getByRole('textbox', { name: 'Text' })).toHaveText('155 people were injured.')

  await keyboard.press('Control+Enter')
  const choice = editor.getByRole('group', { name: 'What kind of change is it?' })
  await expect(choice).toContainText('A number changed. Proposed: a correction')
  await expect(choice.getByRole('radio', { checked: true })).toHaveCount(0)
  await expect(choice.getByRole('radio').first()).toBeFocused()
  await expectAccessible(ana.page)
  await keyboard.press('t')
  await expect(choice).toContainText('That is seldom a typing error.')
  await expect(editor).toBeVisible()
  await keyboard.press('c')
  await expect(choice.getByRole('radio', { name: 'Correction' })).toBeChecked()
  const note = editor.getByRole('textbox', { name: 'Note for readers' })
  await expect(note).toBeFocused()
  await expect(note).toHaveValue(NOTE)
  await expect(editor.getByRole('checkbox', { name: 'A line on top of the timeline' })).toBeChecked()
  await expectAccessible(ana.page)
  await ana.page.setViewportSize({ width: 320, height: 640 })
  expect(await ana.page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  const publish = await editor.getByRole('button', { name: /^Publish the change/ }).boundingBox()
  expect((publish?.x ?? 0) + (publish?.width ?? 0)).toBeLessThanOrEqual(320)
  await keyboard.press('Control+Enter')
  await expect(editor).toHaveCount(0)

  const corrected = page.locator(`#u-${wrong.id}`)
  await expect(corrected).toContainText(/Corrected \d\d:\d\d/)
  await expect(corrected).toContainText('155 people were injured.')
  await expect(corrected.locator('.note')).toContainText(NOTE)
  await expect(corrected.getByRole('link', { name: 'What changed' })).toHaveAttribute(
    'href',
    `${story.path}/u/${wrong.id}#versions`,
  )
  // The line waits like whatever is new, and is counted apart.
  const line = page.locator('.correction-line')
  await expect(line).toHaveCount(0)
  await page.getByRole('button', { name: '1 corrected' }).press('Enter')
  await expect(line).toHaveText(new RegExp(`Correction to \\d\\d:\\d\\d: ${NOTE}`))
  await expect(page.locator('.timeline > [data-ordinal]').first()).toHaveClass(/correction-line/)
  await expect(page.getByRole('button', { name: 'corrected' })).toBeHidden()
  await expectAccessible(page)

  // What comes next stands above it, here and on a page that is opened only now.
  await story.publish('The bridge is open again.')
  await page.getByRole('button', { name: '1 new update' }).press('Enter')
  const order = () => page.locator('.timeline > [data-ordinal]').evaluateAll((marks) => marks.map(({ id }) => id))
  const shown = await order()
  expect(shown.findIndex((id) => id.startsWith('k-'))).toBe(1)
  await page.reload()
  expect(await order()).toEqual(shown)
  await line.getByRole('link').press('Enter')
  await expect(corrected).toBeInViewport()
  await expect(page.locator('script[type="application/ld+json"]').first()).not.toContainText('Correction to')
})

test('letter keys that are switched off choose nothing; a click does', async ({ browser }) => {
  const story = await LiveStory.open(browser)
  await story.publish('Teh bridge is closed.')
  const ana = new DeskPerson(story.desk)
  await ana.page.goto('/desk/settings')
  await ready(ana.page)
  await ana.page.getByRole('switch', { name: 'Letter keys' }).click()
  await ana.page.goto(`/desk/stories/${story.id}`)
  await ready(ana.page)
  await ana.update('Teh bridge').getByRole('button', { name: 'Edit' }).click()
  const editor = ana.page.getByRole('region', { name: 'Edit update' })
  await editor.getByRole('textbox', { name: 'Text' }).fill('The bridge is closed.')
  await ana.page.keyboard.press('Control+Enter')
  await expect(editor.getByRole('radio').first()).toBeFocused()
  await ana.page.keyboard.press('t')
  await expect(editor.getByRole('radio', { checked: true })).toHaveCount(0)
  await editor.getByRole('radio', { name: 'Typing error' }).check()
  await ana.page.keyboard.press('Control+Enter')
  await expect(editor).toHaveCount(0)
  await expect(ana.updates).toContainText('The bridge is closed.')
})
