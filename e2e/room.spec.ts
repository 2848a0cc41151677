import { randomUUID } from 'node:crypto'
import { type BrowserContext, expect, type Page, type Request } from 'playwright/test'
import { DEMO_ADMIN } from './support/demo-people.ts'
import { DeskPerson, logIn } from './support/newsroom.ts'
import { test } from './support/test.ts'

const EDITOR = 'editor@writethru.test'

/** Opens the room and waits for its stream: whoever has heard it does not look by the clock for the next forty seconds. */
async function openRoom(person: DeskPerson): Promise<void> {
  const stream = person.page.waitForResponse(/\/desk\/stream\?/)
  await enterRoom(person)
  expect((await stream).status()).toBe(200)
}

async function enterRoom(person: DeskPerson): Promise<void> {
  await person.page
    .getByRole('link', { name: /harbour bridge/ })
    .first()
    .click()
  await expect(person.text).toBeVisible()
}

/** Where the caret stands: the words before it in its text node, and in which control. */
function caretOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { anchorNode, anchorOffset } = getSelection() ?? { anchorNode: null, anchorOffset: 0 }
    return `${document.activeElement?.getAttribute('aria-label')}: ${anchorNode?.textContent?.slice(0, anchorOffset)}|`
  })
}

/** Words nobody else has written: the story is shared with other tests. */
const news = (words: string) => `${words}, we hear from ${randomUUID().slice(0, 8)}`

/** The streams that the open tabs of a browser hold. */
function streamsOf(context: BrowserContext): () => Request[] {
  const asked = new Set<Request>()
  context.on('request', (request) => request.url().includes('/desk/stream') && asked.add(request))
  context.on('requestfailed', (request) => asked.delete(request))
  context.on('requestfinished', (request) => asked.delete(request))
  return () => [...asked].filter((request) => !request.frame().page().isClosed())
}

test('a colleague’s bullet appears, and what I am writing is not touched', async ({ browser }) => {
  const ana = await logIn(browser, EDITOR)
  const bo = await logIn(browser, DEMO_ADMIN)
  await openRoom(ana)
  await openRoom(bo)
  await ana.write('Polls close at eight')
  for (const _ of ' at eight') await ana.page.keyboard.press('ArrowLeft')
  const caret = await caretOf(ana.page)
  expect(caret).toBe('Update: Polls close|')

  const ferry = news('The ferry has left the north quay')
  await bo.publish(ferry)
  await expect(ana.updates).toContainText(ferry)
  await expect(ana.text).toHaveText('Polls close at eight')
  expect(await caretOf(ana.page)).toBe(caret)
  await ana.page.keyboard.type('d')
  await expect(ana.text).toHaveText('Polls closed at eight')
})

test('eight tabs of the room in one browser follow on one stream, and all can publish', async ({ browser }) => {
  const ana = await logIn(browser, EDITOR)
  const context = ana.page.context()
  const streams = streamsOf(context)
  await openRoom(ana)
  const tabs = [ana]
  while (tabs.length < 8) {
    const tab = new DeskPerson(await context.newPage())
    await tab.page.goto(ana.page.url())
    await expect(tab.text).toBeVisible()
    tabs.push(tab)
  }
  const bo = await logIn(browser, DEMO_ADMIN)
  await openRoom(bo)

  const closed = news('The south ramp is closed until midnight')
  await bo.publish(closed)
  for (const { updates } of tabs) await expect(updates).toContainText(closed)
  expect(streams()).toHaveLength(1)
  const spoken = news('The last tab speaks up as well')
  await tabs[7]?.publish(spoken)
  await expect(bo.updates).toContainText(spoken)

  // The tab that held the stream goes; another takes its place.
  await ana.page.close()
  await expect.poll(streams).toHaveLength(1)
  const open = news('The south ramp is open again')
  await bo.publish(open)
  for (const { updates } of tabs.slice(1)) await expect(updates).toContainText(open)
})

test('where no stream gets through, a colleague’s bullet is there after twenty seconds', async ({ browser }) => {
  const ana = await logIn(browser, EDITOR)
  await ana.page.context().route('**/desk/stream*', (route) => route.abort())
  await ana.page.clock.install()
  await enterRoom(ana)
  // From now on the page's clock goes on only when told to, however long the rest takes.
  await ana.page.clock.pauseAt(await ana.page.evaluate(() => Date.now() + 60_000))
  const bo = await logIn(browser, DEMO_ADMIN)
  await openRoom(bo)
  const master = news('The harbour master has spoken')
  await bo.publish(master)
  await expect(ana.updates).not.toContainText(master)
  await ana.page.clock.runFor(20_000)
  await expect(ana.updates).toContainText(master)
})

test('an update is pinned and unpinned by a key, and retracted with a reason, in words on every desk', async ({
  browser,
}) => {
  const ana = await logIn(browser, EDITOR)
  const bo = await logIn(browser, DEMO_ADMIN)
  await openRoom(ana)
  await openRoom(bo)
  const boats = news('Three boats are missing')
  await ana.publish(boats)
  const row = ana.update(boats)
  const elsewhere = bo.update(boats)

  await row.focus()
  await ana.page.keyboard.press('p')
  await expect(row).toContainText('Pinned since')
  await expect(elsewhere).toContainText('Pinned since')
  await row.getByRole('button', { name: 'Unpin' }).click()
  await expect(elsewhere).not.toContainText('Pinned')

  await row.getByRole('button', { name: 'Retract …' }).click()
  const panel = row.getByRole('region', { name: 'Retract update' })
  await panel.getByRole('button', { name: 'Retract this update' }).click()
  await expect(panel).toContainText('Say in a sentence')
  await panel.getByLabel('Reason, for readers').fill('All boats had been in port.')
  await panel.getByRole('button', { name: 'Retract this update' }).click()
  for (const retracted of [row, elsewhere]) {
    await expect(retracted).toContainText(/Retracted .*All boats had been in port\./)
    // The words of the keys are part of the names.
    await expect(retracted.getByRole('button')).toHaveText([/Withhold the words …/, /Take down …/, /In confidence …/])
  }
})

test('whoever has gone elsewhere while a bullet was sent stays there; whoever has not goes on writing', async ({
  browser,
}) => {
  const ana = await logIn(browser, EDITOR)
  await openRoom(ana)
  await ana.waitBeforePublishing(0)
  const search = ana.page.getByRole('searchbox')
  const sent = Promise.withResolvers<void>()
  await ana.page.route('**/api/v1/stories/*/updates', async (route) => {
    await sent.promise
    await route.continue()
  })
  const first = news('The lock gates are shut')
  await ana.write(first)
  await ana.send()
  await search.focus()
  sent.resolve()
  await expect(ana.text).toHaveText('')
  await expect(ana.update(first)).toBeVisible()
  await ana.page.keyboard.type('lock')
  await expect(search).toHaveValue('lock')
  await expect(ana.text).toHaveText('')

  await search.fill('')
  const second = news('They are open again')
  await ana.publish(second)
  await expect(ana.text).toBeFocused()
})

test('an embargo typed in the composer keeps the bullet in the room, and publishes nothing', async ({ browser }) => {
  const ana = await logIn(browser, EDITOR)
  await openRoom(ana)
  const budget = news('The port is to have a new crane')
  await ana.write(`${budget} /embargo tomorrow 22:00`)
  await ana.page.keyboard.press('Enter')
  await expect(ana.composer.getByRole('button', { name: /^Take off: Embargo until/ })).toBeVisible()
  await expect(ana.composer.getByRole('button', { name: 'Keep under embargo' })).toBeVisible()
  await ana.send()
  await expect(ana.composer.getByRole('status')).toContainText('it waits for somebody to publish it')
  await expect(ana.update(budget)).toContainText('Draft')
  await expect(ana.update(budget)).toContainText(/embargo/i)
})

test('what is done to an update now and then shows itself to the pointer and the keyboard, and covers no words', async ({
  browser,
}) => {
  const ana = await logIn(browser, EDITOR)
  await openRoom(ana)
  await ana.waitBeforePublishing(0)
  const lamps = news('The lamps on the bridge are lit')
  await ana.publish(lamps)
  const [row, other] = [ana.update(lamps), ana.updates.getByRole('article').nth(2)]
  const more = row.locator('.row-more')
  await expect(more).toHaveCSS('opacity', '0')
  await row.hover()
  await expect(more).toHaveCSS('opacity', '1')
  const words = await row.locator('p').last().boundingBox()
  const strip = await more.boundingBox()
  // The line of the last words is higher than they are.
  if (!words || !strip) throw new Error('The row or its strip is not drawn')
  expect(strip.y).toBeGreaterThan(words.y + words.height - 4)
  await other.hover()
  await expect(more).toHaveCSS('opacity', '0')
  await row.focus()
  await expect(more).toHaveCSS('opacity', '1')
  await row.getByRole('button', { name: 'Retract' }).click()
  await expect(row.getByRole('textbox', { name: /reason|why/i }).first()).toBeVisible()

  await ana.page.setViewportSize({ width: 390, height: 844 })
  await expect(more, 'a narrow screen shows all').toHaveCSS('display', 'contents')
})
