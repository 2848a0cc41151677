import { randomUUID } from 'node:crypto'
import { type Browser, expect, type Page } from 'playwright/test'
import { DEMO_ADMIN, DEMO_PASSWORD } from './support/demo-people.ts'
import { DeskPerson, logIn, openRoom } from './support/newsroom.ts'
import { test } from './support/test.ts'

const EDITOR = 'editor@writethru.test'
const REPORTER = 'reporter@writethru.test'

/** Words nobody else has written: the story is shared with other tests. */
const news = (words: string) => `${words}, we hear from ${randomUUID().slice(0, 8)}`

async function atDesk(browser: Browser, email: string): Promise<DeskPerson> {
  const person = await logIn(browser, email)
  await openRoom(person)
  return person
}

const queueOf = (page: Page) => page.getByRole('region', { name: 'Not sent yet' })

async function signInAgain(page: Page, email: string): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('E-mail address').fill(email)
  await dialog.getByLabel('Password').fill(DEMO_PASSWORD)
  await dialog.getByRole('button', { name: 'Sign in' }).click()
}

/** How often an update with these words stands in the room, for somebody who looks anew. */
async function filed(browser: Browser, words: string[]): Promise<number[]> {
  const reader = await atDesk(browser, DEMO_ADMIN)
  const counts: number[] = []
  for (const text of words) counts.push(await reader.update(text).count())
  await reader.page.context().close()
  return counts
}

test('three bullets written in ten minutes without a line are submitted once, in order', async ({ browser }) => {
  const bo = await logIn(browser, REPORTER)
  await bo.page.clock.install()
  await openRoom(bo)
  const bullets = ['The train has stopped', 'The doors are open', 'We walk along the track'].map(news)
  await bo.page.context().setOffline(true)
  for (const [index, words] of bullets.entries()) {
    await bo.write(words)
    await bo.send()
    await bo.page.clock.runFor(3_000)
    await expect(queueOf(bo.page)).toContainText(`${index + 1} waiting for a connection`)
    await expect(queueOf(bo.page)).toContainText(words)
    await expect(bo.text).toHaveText('')
  }
  await bo.page.clock.runFor(600_000)
  await expect(queueOf(bo.page)).toContainText('3 waiting for a connection')

  await bo.page.context().setOffline(false)
  await bo.page.clock.runFor(1_000)
  await expect(queueOf(bo.page)).toHaveCount(0)
  const rows = await bo.updates.getByRole('article').allTextContents()
  const places = bullets.map((words) => rows.findIndex((row) => row.includes(words)))
  expect(places).toEqual([...places].sort((a, b) => b - a))
  expect(await filed(browser, bullets)).toEqual([1, 1, 1])
})

test('a publish that waited comes back to its writer when there was other news; fresh ones go by themselves', async ({
  browser,
}) => {
  const ines = await logIn(browser, EDITOR)
  await ines.page.clock.install()
  await openRoom(ines)
  const fresh = news('Two ferries are on their way')
  await ines.page.context().setOffline(true)
  await ines.write(fresh)
  await ines.send()
  await ines.page.clock.runFor(30_000)
  await expect(queueOf(ines.page)).toContainText(fresh)
  await ines.page.context().setOffline(false)
  await ines.page.clock.runFor(5_000)
  await expect(ines.update(fresh)).toContainText('Published')

  const stale = news('Nobody is on the bridge')
  await ines.page.context().setOffline(true)
  await ines.write(stale)
  await ines.send()
  await ines.page.clock.runFor(5_000)
  await expect(queueOf(ines.page)).toContainText('1 waiting for a connection')
  const selin = await atDesk(browser, DEMO_ADMIN)
  for (const words of ['A man is on the bridge', 'He waves']) await selin.publish(news(words))
  await ines.page.context().setOffline(false)
  await ines.page.clock.runFor(5_000)
  await expect(queueOf(ines.page).getByRole('alert')).toContainText(/Written \d\d:\d\d, \d+ updates? since: publish\?/)
  await expect(selin.update(stale)).toHaveCount(0)

  // Its writer has read it again.
  await queueOf(ines.page).getByRole('button', { name: 'Publish' }).click()
  await expect(ines.update(stale)).toContainText('Published')
  expect(await filed(browser, [fresh, stale])).toEqual([1, 1])
})

test('what was queued is taken back, changed, pressed again, and goes out as it was written last', async ({
  browser,
}) => {
  const bo = await atDesk(browser, REPORTER)
  const first = news('The mayor will speak at six')
  await bo.page.context().setOffline(true)
  await bo.write(first)
  await bo.send()
  await expect(queueOf(bo.page)).toContainText(first)
  await bo.write('Another one, meanwhile')
  await queueOf(bo.page).getByRole('button', { name: 'Edit' }).click()
  await expect(bo.text).toHaveText(first)
  await expect(queueOf(bo.page)).toHaveCount(0)
  // What stood in the composer is put aside, not overwritten.
  await expect(bo.composer.getByRole('region', { name: 'Begun elsewhere' })).toContainText('Another one, meanwhile')
  await bo.text.click()
  await bo.page.keyboard.press('Control+End')
  await bo.page.keyboard.type(', not at five')
  await bo.send()
  await expect(queueOf(bo.page)).toContainText('not at five')
  await bo.page.context().setOffline(false)
  await expect(bo.update(`${first}, not at five`)).toHaveCount(1)
  await expect(bo.update(first)).toHaveCount(1)
  await bo.composer.getByRole('button', { name: 'Drop it …' }).click()
  await bo.composer.getByRole('button', { name: 'Drop these words' }).click()
})

test('dropping a queued bullet asks first', async ({ browser }) => {
  const bo = await atDesk(browser, REPORTER)
  const words = news('This was only a rumour')
  await bo.page.context().setOffline(true)
  await bo.write(words)
  await bo.send()
  await queueOf(bo.page).getByRole('button', { name: 'Drop …' }).click()
  await queueOf(bo.page).getByRole('button', { name: 'Keep them' }).click()
  await expect(queueOf(bo.page)).toContainText(words)
  await queueOf(bo.page).getByRole('button', { name: 'Drop …' }).click()
  await queueOf(bo.page).getByRole('button', { name: 'Drop these words' }).click()
  await expect(queueOf(bo.page)).toHaveCount(0)
  await bo.page.context().setOffline(false)
  expect(await filed(browser, [words])).toEqual([0])
})

test('the session ends in mid-sentence: signing in again in place, and the sentence goes out', async ({ browser }) => {
  const bo = await atDesk(browser, REPORTER)
  const words = news('The tunnel is full of')
  await bo.write(words)
  await bo.page.context().clearCookies()
  await bo.page.keyboard.type(' smoke')
  await expect(bo.composer).toContainText('You are signed out. Your text is kept on this device.')
  await expect(bo.page.getByRole('dialog')).toHaveCount(0)
  await bo.page.keyboard.type(', it is cold')
  await bo.send()
  await expect(bo.page.getByRole('dialog')).toContainText('Sign in again, Bo Lindqvist')
  await signInAgain(bo.page, REPORTER)
  await expect(bo.page.getByRole('dialog')).toHaveCount(0)
  await expect(bo.update(`${words} smoke, it is cold`)).toContainText('Submitted')
  await expect(queueOf(bo.page)).toHaveCount(0)
  await expect(bo.composer).not.toContainText('You are signed out')
})

test('somebody else signs in on the device: they neither see nor send what is not theirs', async ({ browser }) => {
  const bo = await atDesk(browser, REPORTER)
  const room = bo.page.url()
  const queued = news('The harbour office is closed')
  const begun = news('The harbour office will')
  await bo.page.context().setOffline(true)
  await bo.write(queued)
  await bo.send()
  await expect(queueOf(bo.page)).toContainText(queued)
  await bo.write(begun)
  await expect(bo.composer).toContainText('Kept on this device')
  await bo.page.context().clearCookies()
  await bo.page.context().setOffline(false)
  await expect(queueOf(bo.page)).toContainText('1 waiting until you sign in again')

  await bo.composer.getByRole('button', { name: 'Sign in again' }).click()
  await signInAgain(bo.page, EDITOR)
  await expect(bo.page).toHaveURL('/desk')
  const ines = bo
  await ines.page.goto(room)
  await expect(ines.text).toHaveText('')
  await expect(queueOf(ines.page)).toHaveCount(0)
  await ines.publish(news('The office opens at nine'))
  expect(await filed(browser, [queued])).toEqual([0])

  await ines.page.getByRole('button', { name: 'Sign out' }).click()
  await expect(ines.page).toHaveURL('/login')
  await ines.page.goto(room)
  await ines.page.getByLabel('E-mail address').fill(REPORTER)
  await ines.page.getByLabel('Password').fill(DEMO_PASSWORD)
  await ines.page.getByRole('button', { name: 'Sign in' }).click()
  await expect(bo.text).toHaveText(begun)
  await expect(bo.update(queued)).toContainText('Bo Lindqvist')
  await expect(bo.update(queued)).not.toContainText('entered by Ines')
})

test('a double click files once', async ({ browser }) => {
  const ines = await atDesk(browser, EDITOR)
  const words = news('The crane has been moved')
  await ines.write(words)
  await ines.composer.getByRole('button', { name: 'Publish' }).dblclick()
  await expect(ines.composer.getByRole('status')).toContainText('Published')
  expect(await filed(browser, [words])).toEqual([1])
})

test('two tabs have a text each, and send one queue once', async ({ browser }) => {
  const bo = await atDesk(browser, REPORTER)
  const other = new DeskPerson(await bo.page.context().newPage())
  await other.page.goto(bo.page.url())
  await expect(other.text).toBeVisible()
  const [first, second, third] = ['From the first tab', 'From the second tab', 'Again from the first'].map(news)
  await bo.page.context().setOffline(true)
  for (const [tab, words] of [
    [bo, first],
    [other, second],
    [bo, third],
  ] as const) {
    await tab.write(words ?? '')
    await tab.send()
    await expect(tab.text).toHaveText('')
  }
  for (const tab of [bo, other]) await expect(queueOf(tab.page)).toContainText('3 waiting for a connection')
  await bo.page.context().setOffline(false)
  for (const tab of [bo, other]) await expect(queueOf(tab.page)).toHaveCount(0)
  expect(await filed(browser, [first, second, third].map(String))).toEqual([1, 1, 1])
})
