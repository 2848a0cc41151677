import { randomUUID } from 'node:crypto'
import { expect, type Page } from 'playwright/test'
import { DEMO_ADMIN } from './support/demo-people.ts'
import { aLaptop } from './support/kill-browser.ts'
import { type DeskPerson, logIn, openRoom } from './support/newsroom.ts'
import { test } from './support/test.ts'

const EDITOR = 'editor@writethru.test'
const REPORTER = 'reporter@writethru.test'

const news = (words: string) => `${words}, we hear from ${randomUUID().slice(0, 8)}`
const offerOf = (person: DeskPerson, words: string) =>
  person.composer.getByRole('region', { name: 'Begun elsewhere' }).getByRole('listitem').filter({ hasText: words })

/** The worker has put the page away. */
async function pageIsKept(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(async () => Boolean(await caches.match(location.pathname, { ignoreVary: true }))), {
      timeout: 20_000,
    })
    .toBe(true)
}

/** The last keystroke has reached the device: it is written in a pause between two words. */
async function isOnDevice(page: Page, words: string): Promise<void> {
  const readSheets = () =>
    new Promise<string>((done, failed) => {
      const opening = indexedDB.open('writethru:desk')
      opening.onerror = () => failed(opening.error)
      opening.onsuccess = () => {
        const reading = opening.result.transaction('sheets').objectStore('sheets').getAll()
        reading.onsuccess = () => {
          opening.result.close()
          done(JSON.stringify(reading.result))
        }
      }
    })
  await expect.poll(() => page.evaluate(readSheets)).toContain(words)
}

test('the browser is killed in mid-sentence, and the sentence is there when it is opened again', async ({
  browser,
  baseURL,
  launchOptions,
}) => {
  const setUp = await logIn(browser, REPORTER)
  await openRoom(setUp)
  const room = setUp.page.url()
  const words = news('The last carriage is')
  const laptop = aLaptop({ ...launchOptions, baseURL })
  try {
    const before = await logIn(await laptop.open(), REPORTER, room)
    await expect(before.text).toBeVisible()
    await before.write(words)
    await isOnDevice(before.page, words)
    await laptop.kill()

    // The battery died before the cookie was written, as far as anybody knows.
    const context = await laptop.open()
    await context.clearCookies()
    const after = await logIn(context, REPORTER, room)
    await expect(after.text).toHaveText(words)
    await after.text.click()
    await after.send()
    await expect(after.update(words)).toContainText('Submitted')
  } finally {
    await laptop.remove()
  }
})

test('what was begun on one device is offered on the other, and written on in one place', async ({ browser }) => {
  const phone = await logIn(browser, REPORTER)
  await openRoom(phone)
  const words = news('Begun on the phone')
  await phone.write(words)
  await expect(phone.composer).toContainText(/Saved \d\d:\d\d\./, { timeout: 10_000 })

  const laptop = await logIn(browser, REPORTER)
  await openRoom(laptop)
  await expect(laptop.text).toHaveText('')
  await expect(offerOf(laptop, words)).toContainText(/You began this .*\d\d:\d\d on another device/)
  await offerOf(laptop, words).getByRole('button', { name: 'Take it up' }).click()
  await expect(laptop.text).toHaveText(words)
  await expect(laptop.composer).toContainText(/Saved \d\d:\d\d\./, { timeout: 10_000 })

  await phone.text.click()
  await phone.page.keyboard.type('!')
  await expect(phone.composer).toContainText('you write this in another place too', { timeout: 10_000 })
  await laptop.text.click()
  await laptop.send()
  await expect(laptop.update(words)).toContainText('Submitted')

  // The phone's words are still on the phone, in the composer or above it; filing them is refused with a way out.
  await phone.send()
  await expect(phone.composer).toContainText('filed already')
  await expect(phone.composer).toContainText(`${words}!`)
  await expect(phone.composer.getByRole('button', { name: /as another update/ })).toBeVisible()

  const colleague = await logIn(browser, EDITOR)
  await openRoom(colleague)
  await expect(offerOf(colleague, words)).toHaveCount(0)
})

test('a draft of another device is dropped after asking', async ({ browser }) => {
  const phone = await logIn(browser, EDITOR)
  await openRoom(phone)
  const words = news('Nothing came of it')
  await phone.write(words)
  await expect(phone.composer).toContainText(/Saved \d\d:\d\d\./, { timeout: 10_000 })
  await phone.page.context().close()
  const laptop = await logIn(browser, EDITOR)
  await openRoom(laptop)
  await offerOf(laptop, words).getByRole('button', { name: 'Drop it …' }).click()
  await offerOf(laptop, words).getByRole('button', { name: 'Drop these words' }).click()
  await expect(offerOf(laptop, words)).toHaveCount(0)
  const again = await logIn(browser, EDITOR)
  await openRoom(again)
  await expect(again.text).toBeEditable()
  const reply = await again.page.request.get('/api/v1/drafts')
  expect(JSON.stringify(await reply.json())).not.toContain(words)
})

test('a half-written edit survives a reload, and says that a colleague was faster', async ({ browser }) => {
  const ines = await logIn(browser, EDITOR)
  await openRoom(ines)
  const words = news('The bridge opens at noon')
  await ines.publish(words)
  const row = ines.update(words)
  await row.focus()
  await ines.page.keyboard.press('e')
  const editor = ines.page.getByRole('region', { name: 'Edit update' })
  await editor.getByRole('textbox', { name: 'Text', exact: true }).click()
  await ines.page.keyboard.press('Control+End')
  await ines.page.keyboard.type(' sharp')
  await expect(editor).toContainText(/Saved \d\d:\d\d\./, { timeout: 10_000 })

  await ines.page.reload()
  await ines.update(words).focus()
  await ines.page.keyboard.press('e')
  await expect(editor.getByRole('textbox', { name: 'Text', exact: true })).toHaveText(`${words} sharp`)

  const selin = await logIn(browser, DEMO_ADMIN)
  await openRoom(selin)
  await selin.update(words).focus()
  await selin.page.keyboard.press('p')
  await expect(selin.update(words)).toContainText('Pinned since')
  await expect(editor).toContainText('Changed by a colleague meanwhile.')
  await expect(editor.getByRole('textbox', { name: 'Text', exact: true })).toHaveText(`${words} sharp`)
  await selin.page.keyboard.press('p')
  await expect(selin.update(words)).not.toContainText('Pinned since')
})

test('a reload without a line shows the room as it was last seen, with the text; then it goes out', async ({
  browser,
}) => {
  const ines = await logIn(browser, EDITOR)
  await ines.page.clock.install()
  await openRoom(ines)
  await ines.page.clock.runFor(2_000)
  await pageIsKept(ines.page)
  const selin = await logIn(browser, DEMO_ADMIN)
  await openRoom(selin)
  const late = news('Published after the page was kept')
  await selin.publish(late)
  await expect(ines.updates).toContainText(late)
  await ines.page.clock.runFor(10_000)
  const words = news('In the tunnel')
  await ines.write(words)
  await ines.page.clock.runFor(1_000)
  await expect(ines.composer).toContainText('Kept on this device')

  await ines.page.context().setOffline(true)
  await ines.page.reload()
  await expect(ines.text).toHaveText(words)
  await expect(ines.updates).toContainText(late)
  await ines.text.click()
  await ines.send()
  await ines.page.clock.runFor(3_000)
  await expect(ines.page.getByRole('region', { name: 'Not sent yet' })).toContainText('1 waiting for a connection')
  await ines.page.goto('/desk/contributors').catch(() => undefined)
  await expect(ines.page.getByRole('heading', { name: 'No connection' })).toBeVisible()
  await ines.page.goBack()
  await ines.page.context().setOffline(false)
  await ines.page.clock.runFor(5_000)
  await expect(selin.update(words)).toContainText('Published')
})

test('the desk can be installed; readers’ pages have no part in it', async ({ browser }) => {
  const ines = await logIn(browser, EDITOR)
  await openRoom(ines)
  await pageIsKept(ines.page)
  const manifest = await ines.page.locator('link[rel=manifest]').getAttribute('href')
  const { scope, start_url, icons } = await (await ines.page.request.get(manifest ?? '')).json()
  expect({ scope, start_url }).toEqual({ scope: '/desk', start_url: '/desk' })
  for (const { src } of icons) expect((await ines.page.request.get(src)).status(), src).toBe(200)
  const scopes = () =>
    ines.page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).map((each) => each.scope))
  expect((await scopes()).map((each) => new URL(each).pathname)).toEqual(['/desk'])

  await ines.page.goto('/')
  expect(await ines.page.evaluate(() => navigator.serviceWorker.controller)).toBeNull()
  await expect(ines.page.locator('link[rel=manifest]')).toHaveCount(0)
})
