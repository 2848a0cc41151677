import { expect } from 'playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { LiveStory, newButton } from './support/live-story.ts'
import { DeskPerson } from './support/newsroom.ts'
import { test } from './support/test.ts'

test.slow()
const SOON = { timeout: 20_000 }

test('an update filed in the wrong story is moved, and readers of both see it', async ({ browser }) => {
  const wrong = await LiveStory.open(browser, { headline: `Storm ${crypto.randomUUID().slice(0, 8)}` })
  const name = `Budget ${crypto.randomUUID().slice(0, 8)}`
  const right = await LiveStory.open(browser, { headline: name })
  await wrong.publishMany(2)
  await right.publish('The budget is debated')
  const [first] = wrong.updates
  const readers = [await (await browser.newContext()).newPage(), await (await browser.newContext()).newPage()] as const
  await wrong.follow(readers[0])
  await right.follow(readers[1])

  const desk = new DeskPerson(wrong.desk)
  await desk.page.goto(`/desk/stories/${wrong.id}`)
  const row = desk.update('Update 1')
  await row.focus()
  await desk.page.keyboard.press('m')
  const panel = row.getByRole('region', { name: 'Move update' })
  const choice = panel.getByLabel('To which story?')
  await expect(choice).toBeFocused()
  await panel.getByRole('button', { name: 'Move this update' }).click()
  await expect(panel).toContainText('Choose the story it belongs to.')
  await choice.selectOption({ label: name })
  await expectAccessible(desk.page)
  await panel.getByRole('button', { name: 'Move this update' }).click()
  await expect(row).toContainText(/Moved .* to Budget/, SOON)
  await expect(row.getByRole('button')).toHaveText([/Take down …/, /In confidence …/])

  const place = readers[0].locator(`#u-${first?.id}`)
  await expect(place).toContainText('This update belongs to another story', SOON)
  await expect(place).not.toContainText('at some length')
  await expect(newButton(readers[1]).or(readers[1].getByText('Update 1').first()).first()).toBeVisible(SOON)
  await expectAccessible(readers[0])
  await place.getByRole('link', { name }).click()
  await expect(readers[0]).toHaveURL(new RegExp(`${right.path}#u-`))
  await expect(readers[0].getByRole('article').first()).toContainText('Update 1')
})

test('a duplicate is folded into the story that stays: its addresses lead there, open pages are told', async ({
  browser,
}) => {
  const stays = await LiveStory.open(browser, { headline: 'The harbour bridge is closed' })
  const copy = await LiveStory.open(browser, { headline: 'Harbour bridge closed' })
  await stays.publish('It has been closed since noon')
  const [copied] = [await copy.publish('A ferry has hit it')]
  const context = await browser.newContext()
  const reader = await context.newPage()
  await copy.follow(reader)
  const reading = await browser.newPage()
  await stays.follow(reading)

  const desk = copy.desk
  await desk.goto(`/desk/stories/${copy.id}`)
  await desk.getByRole('tab', { name: 'Settings' }).click()
  await desk.getByLabel('This is a duplicate of …').selectOption(stays.id)
  await expect(desk.getByRole('region', { name: 'Fold into another story' })).toContainText('cannot be undone')
  await expectAccessible(desk)
  await desk.getByRole('button', { name: 'Fold this story' }).click()
  await expect(desk).toHaveURL(`/desk/stories/${stays.id}`, SOON)

  await expect(reader.locator('#state')).toContainText('This story is now part of The harbour bridge is closed', SOON)
  await expectAccessible(reader)
  await expect(
    newButton(reading)
      .or(reading.locator(`#u-${copied.id}`))
      .first(),
  ).toBeVisible(SOON)
  for (const path of [copy.path, `${copy.path}/page/1`]) {
    const answer = await reader.request.get(path, { maxRedirects: 0 })
    expect([answer.status(), answer.headers().location]).toEqual([308, stays.path])
  }
  await reader.locator('#state').getByRole('link').click()
  await expect(reader).toHaveURL(stays.path, SOON)
  await expect(reader.locator(`#u-${copied.id}`)).toContainText('A ferry has hit it')
})

test('whoever begins a story like one that is running is told', async ({ browser }) => {
  const story = await LiveStory.open(browser, { headline: 'Lighthouse keeper rescued off Skerry island' })
  const { desk } = story
  await desk.goto('/desk/stories/new')
  await desk.getByLabel('Headline', { exact: true }).fill('Skerry lighthouse keeper rescued')
  const warning = desk.getByRole('status').filter({ hasText: 'is running' })
  await expect(warning).toContainText('Lighthouse keeper rescued off Skerry island')
  await expectAccessible(desk)
  await desk.getByLabel('Headline', { exact: true }).fill('Parliament votes')
  await expect(warning).toHaveCount(0)
})
