import { randomUUID } from 'node:crypto'
import { expect, type Page } from 'playwright/test'
import { DEMO_PASSWORD } from './support/demo-people.ts'
import { type DeskPerson, logIn, openRoom } from './support/newsroom.ts'
import { ready } from './support/ready.ts'
import { test } from './support/test.ts'

const REPORTER = 'reporter@writethru.test'
const news = (words: string) => `${words}, we hear from ${randomUUID().slice(0, 8)}`

interface Kept {
  sheets: unknown[]
  outbox: unknown[]
  rooms: unknown[]
  pages: string[]
  choices: string[]
}

/** What the desk keeps in this browser. */
const keptIn = (page: Page): Promise<Kept> =>
  page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((done, failed) => {
      const opening = indexedDB.open('writethru:desk')
      opening.onerror = () => failed(opening.error)
      opening.onsuccess = () => done(opening.result)
    })
    const all = (store: string) =>
      new Promise<unknown[]>((done) => {
        const reading = database.transaction(store).objectStore(store).getAll()
        reading.onsuccess = () => done(reading.result)
      })
    const [sheets, outbox, rooms] = [await all('sheets'), await all('outbox'), await all('rooms')]
    database.close()
    return { sheets, outbox, rooms, pages: await caches.keys(), choices: Object.keys(localStorage) }
  })

const NOTHING: Kept = { sheets: [], outbox: [], rooms: [], pages: [], choices: [] }

/** In the room, with all that a desk keeps: the page, the room, a choice and the words that are being written. */
async function writingInTheRoom(bo: DeskPerson, words: string): Promise<void> {
  await openRoom(bo)
  await bo.write(words)
  await expect.poll(async () => (await keptIn(bo.page)).rooms.length, { timeout: 20_000 }).toBe(1)
  await expect.poll(async () => (await keptIn(bo.page)).pages.length, { timeout: 20_000 }).toBe(1)
}

async function signInAt(bo: DeskPerson, room: string): Promise<void> {
  await bo.page.goto(room)
  await bo.page.getByLabel('E-mail address').fill(REPORTER)
  await bo.page.getByLabel('Password').fill(DEMO_PASSWORD)
  await bo.page.getByRole('button', { name: 'Sign in' }).click()
  await expect(bo.text).toBeVisible()
}

test('who signs out leaves nothing behind on the device once the server has their words', async ({ browser }) => {
  const bo = await logIn(browser, REPORTER)
  await bo.page.goto('/desk/settings')
  await ready(bo.page)
  await bo.page.getByRole('switch', { name: /Letter keys/ }).click()
  await expect.poll(async () => (await keptIn(bo.page)).choices).toHaveLength(1)
  const words = news('The bridge opens at')
  await writingInTheRoom(bo, words)
  const room = bo.page.url()
  const other = await bo.page.context().newPage()
  await other.goto(room)
  await expect(other.getByRole('region', { name: 'New update' })).toBeVisible()

  await bo.page.getByRole('button', { name: 'Sign out' }).click()
  await expect(bo.page).toHaveURL('/login')
  expect(await keptIn(bo.page)).toEqual(NOTHING)

  // Another tab knows, and keeps nothing of what it shows as it goes.
  await other.goto('/healthz')
  expect(await keptIn(bo.page)).toEqual(NOTHING)

  await signInAt(bo, room)
  const offer = bo.composer.getByRole('region', { name: 'Begun elsewhere' }).getByRole('listitem')
  await expect(offer.filter({ hasText: words })).toHaveCount(1)
})

test('who signs out with words that only this device has is told how many, and stays or leaves them', async ({
  browser,
}) => {
  const bo = await logIn(browser, REPORTER)
  await bo.page.route('**/api/v1/drafts/*', (route) => route.abort())
  const words = news('I will be back')
  await writingInTheRoom(bo, words)
  const room = bo.page.url()
  const navigation = bo.page.getByRole('navigation', { name: 'Desk' })
  await bo.page.getByRole('button', { name: 'Sign out' }).click()
  await expect(navigation).toContainText('1 unfinished text is on this device alone.')
  await navigation.getByRole('button', { name: 'Stay' }).click()
  await expect(bo.text).toHaveText(words)
  await expect(navigation).not.toContainText('unfinished')

  await bo.page.getByRole('button', { name: 'Sign out' }).click()
  await navigation.getByRole('button', { name: 'Sign out, leave it here' }).click()
  await expect(bo.page).toHaveURL('/login')
  const kept = await keptIn(bo.page)
  expect(kept).toMatchObject({ outbox: [], rooms: [], pages: [] })
  expect(JSON.stringify(kept.sheets)).toContain(words)

  await signInAt(bo, room)
  await expect(bo.text).toHaveText(words)
})

test('a session that has ended by itself clears nothing', async ({ browser }) => {
  const bo = await logIn(browser, REPORTER)
  const words = news('The crane is')
  await writingInTheRoom(bo, words)
  const before = await keptIn(bo.page)
  await bo.page.context().clearCookies()
  await bo.page.goto('/login')
  const after = await keptIn(bo.page)
  expect(after.rooms).toHaveLength(before.rooms.length)
  expect(after.pages).toEqual(before.pages)
  expect(JSON.stringify(after.sheets)).toContain(words)
})
