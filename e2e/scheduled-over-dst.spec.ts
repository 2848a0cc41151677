import { expect, type Locator } from 'playwright/test'
import { LiveStory } from './support/live-story.ts'
import { DeskPerson } from './support/newsroom.ts'
import { sql } from './support/publisher.ts'
import { bootStack, type Stack } from './support/stack.ts'
import { test } from './support/test.ts'

test.describe.configure({ mode: 'serial' })

let stack: Stack
test.beforeAll(async () => {
  stack = await bootStack()
})
test.afterAll(() => stack?.stop())

/** The desk's own page with a story in Berlin; the wall clock there is what the test says. */
async function inBerlin(browser: Parameters<typeof LiveStory.open>[0], now: string) {
  const story = await LiveStory.open(browser, { timeZone: 'Europe/Berlin' }, stack.url)
  const ana = new DeskPerson(story.desk)
  await ana.page.clock.setFixedTime(now)
  await ana.page.goto(`${stack.url}/desk/stories/${story.id}`)
  return { story, ana }
}

async function aDraft(story: LiveStory, ana: DeskPerson, text: string): Promise<Locator> {
  await story.file(text)
  const row = ana.update(text)
  await expect(row).toContainText('Draft since')
  await row.focus()
  await ana.page.keyboard.press('l')
  return row
}

const publishAtOf = async (ana: DeskPerson, story: LiveStory) => {
  const { updates } = await (await ana.page.request.get(`${stack.url}/api/v1/stories/${story.id}/updates`)).json()
  return updates.map(({ publishAt }: { publishAt: string | null }) => publishAt)
}

test('the night the clocks go forward: what does not exist is asked about, and goes out at the hour that was chosen', async ({
  browser,
  page,
}) => {
  const { story, ana } = await inBerlin(browser, '2027-03-27T22:00:00Z')
  const row = await aDraft(story, ana, 'Summer time has begun')
  const panel = row.getByRole('region', { name: 'When it goes out' })
  const time = panel.getByLabel('Time in Berlin')
  await time.fill('2:30')
  await ana.page.keyboard.press('Enter')
  await expect(panel).toContainText('There is no 02:30 on 28 Mar in Berlin: the clocks go forward.')
  expect(await publishAtOf(ana, story)).toEqual([null])
  await panel.getByRole('button', { name: 'Publish tomorrow at 03:30' }).click()
  await expect(row).toContainText(/Scheduled for (28 Mar, )?03:30/)
  expect(await publishAtOf(ana, story)).toEqual(['2027-03-28T01:30:00.000Z'])

  await ana.page.keyboard.press('l')
  // 8:00 the next morning is an hour sooner than it would have been.
  await time.fill('8:00')
  await expect(panel).toContainText('That is tomorrow at 08:00.')
  await panel.getByRole('button', { name: 'Publish at that time instead' }).click()
  await expect(row).toContainText(/Scheduled for (28 Mar, )?08:00/)
  expect(await publishAtOf(ana, story)).toEqual(['2027-03-28T06:00:00.000Z'])

  // Nobody has seen it; its time comes, with no browser's help, and once.
  const readers = async () => (await fetch(stack.url + story.path)).text()
  expect(await readers()).not.toContain('Summer time')
  await ana.page.context().close()
  await sql(
    stack.databaseUrl,
    'UPDATE "LiveUpdate" SET "publishAt" = clock_timestamp() WHERE "scheduledAt" IS NOT NULL',
  )
  await expect.poll(readers, { timeout: 15_000 }).toContain('Summer time has begun')
  await page.goto(stack.url + story.path)
  await expect(page.getByRole('article').filter({ hasText: 'Summer time has begun' })).toHaveCount(1)
})

test('the night they go back: what comes twice is the first, in words; a schedule is cancelled', async ({
  browser,
}) => {
  const { story, ana } = await inBerlin(browser, '2027-10-30T20:00:00Z')
  const row = await aDraft(story, ana, 'Winter time has begun')
  const panel = row.getByRole('region', { name: 'When it goes out' })
  await panel.getByLabel('Time in Berlin').fill('2:30')
  await expect(panel).toContainText('That is tomorrow at 02:30 (the first of two: the clocks go back).')
  await ana.page.keyboard.press('Enter')
  await expect(row).toContainText(/Scheduled for (31 Oct, )?02:30/)
  expect(await publishAtOf(ana, story)).toEqual(['2027-10-31T00:30:00.000Z'])
  await ana.page.keyboard.press('l')
  await panel.getByRole('button', { name: 'Cancel the schedule' }).click()
  await expect(row).toContainText('Draft since')
})

test('an embargo is kept by everybody, broken by an editor who says why, and what is held waits for a hand', async ({
  browser,
}) => {
  const story = await LiveStory.open(browser, { timeZone: 'Europe/Berlin' }, stack.url)
  const ana = new DeskPerson(story.desk)
  await ana.page.goto(`${stack.url}/desk/stories/${story.id}`)
  const row = await aDraft(story, ana, 'The budget is out')
  const panel = row.getByRole('region', { name: 'When it goes out' })
  await panel.getByLabel('Time in Berlin').fill('tomorrow 22:00')
  await panel.getByRole('button', { name: 'Embargo until then' }).click()
  await expect(row).toContainText(/Draft .* Embargoed until .*22:00/)
  await ana.page.keyboard.press('l')
  await panel.getByRole('button', { name: 'Hold until released' }).click()
  await expect(row).toContainText(/Held since \d\d:\d\d, until somebody releases it/)
  await expect(panel).toHaveCount(0)
  await row.getByRole('button', { name: 'Release' }).click()
  await expect(row.getByRole('alert')).toContainText('This update is embargoed until 22:00')
  await row.getByLabel('Why before the embargo').fill('The ministry has published it.')
  await row.getByRole('button', { name: 'Publish before the embargo' }).click()
  await expect(row).toContainText('before its embargo: The ministry has published it.')
  const readers = async () => (await fetch(stack.url + story.path)).text()
  await expect.poll(readers).toContain('The budget is out')
  expect(await readers()).not.toContain('The ministry has published it.')
})
