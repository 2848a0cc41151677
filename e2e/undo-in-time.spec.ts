import { type Browser, expect, type Page } from 'playwright/test'
import { DEMO_PAGES } from './support/demo-pages.ts'
import { type DeskPerson, logIn } from './support/newsroom.ts'
import { bootStack, type Stack } from './support/stack.ts'
import { test } from './support/test.ts'

test.describe.configure({ mode: 'serial' })

let stack: Stack
test.beforeAll(async () => {
  stack = await bootStack()
})
test.afterAll(() => stack?.stop())

async function anEditor(browser: Browser, seconds: number): Promise<DeskPerson> {
  const ana = await logIn(browser, 'editor@writethru.test', `${stack.url}/desk`)
  await ana.waitBeforePublishing(seconds)
  await ana.page
    .getByRole('link', { name: /harbour bridge/ })
    .first()
    .click()
  await expect(ana.text).toBeVisible()
  return ana
}

const goingOut = ({ page }: DeskPerson) => page.getByRole('list', { name: 'Going out' })
const story = () => stack.url + DEMO_PAGES.harbour
const readersPage = async () => (await fetch(story())).text()

/** What every reader's address gives of a story: its page, its changes, the front, a topic, and the events by API. */
async function everythingPublic(desk: Page): Promise<string> {
  const paths = [DEMO_PAGES.harbour, '/', DEMO_PAGES.topic, `${DEMO_PAGES.harbour}/changes?after=0`]
  const pages = await Promise.all(paths.map(async (path) => (await fetch(stack.url + path)).text()))
  const events = await desk.request.get(`${stack.url}/api/v1/stories/vellmar-harbour-bridge`)
  const { id, revision } = (await events.json()) as { id: string; revision: number }
  const list = await desk.request.get(`${stack.url}/api/v1/stories/${id}/events?after=0`)
  return JSON.stringify([pages, revision, await list.text()])
}

test('Ctrl+Z takes back what goes out, nobody ever saw it, and the words come back to be published once', async ({
  browser,
  page,
}) => {
  const ana = await anEditor(browser, 30)
  await page.goto(story())
  const before = await everythingPublic(ana.page)
  await ana.write('The mayor has resigned')
  await ana.send()
  await expect(goingOut(ana)).toContainText('Going out in')
  await expect(ana.update('The mayor has resigned')).toContainText(/Going out in \d+ s/)
  expect(await everythingPublic(ana.page)).toBe(before)

  await ana.page.keyboard.press('Escape')
  await expect(goingOut(ana)).toBeVisible()
  await ana.page.keyboard.press('Control+z')
  await expect(goingOut(ana)).toHaveCount(0)
  await expect(ana.composer.getByRole('status')).toContainText('Undone')
  await expect(ana.text).toHaveText('The mayor has resigned')
  await expect(ana.update('The mayor has resigned')).toContainText('Draft since')
  expect(await everythingPublic(ana.page)).toBe(before)

  await ana.waitBeforePublishing(1)
  await ana.text.click()
  await ana.page.keyboard.press('End')
  await ana.page.keyboard.type(' at noon')
  await ana.send()
  await expect(ana.composer.getByRole('status')).toContainText('Published', { timeout: 15_000 })
  await expect(ana.update('The mayor has resigned')).toHaveCount(1)
  await expect(ana.update('The mayor has resigned at noon')).toContainText('Published · revision')
  await page.getByRole('button', { name: '1 new update' }).click({ timeout: 15_000 })
  await expect(page.getByRole('article').filter({ hasText: 'The mayor has resigned at noon' })).toHaveCount(1)
})

test('U on the row takes it back as well; Z in a text that has words does not', async ({ browser }) => {
  const ana = await anEditor(browser, 30)
  await ana.write('Fog has come in')
  await ana.send()
  await expect(goingOut(ana)).toBeVisible()
  await ana.text.click()
  await ana.page.keyboard.type('Something else')
  await ana.page.keyboard.press('Control+z')
  await expect(goingOut(ana)).toBeVisible()
  const row = ana.update('Fog has come in')
  await row.focus()
  await ana.page.keyboard.press('u')
  await expect(row).toContainText('Draft since')
  await expect(goingOut(ana)).toHaveCount(0)
})

test('the browser is closed a second after Publish: it goes out all the same', async ({ browser }) => {
  const ana = await anEditor(browser, 3)
  await ana.write('The ferry has sailed')
  await ana.send()
  await expect(goingOut(ana)).toBeVisible()
  await ana.page.context().close()
  await expect.poll(readersPage, { timeout: 20_000 }).toContain('The ferry has sailed')
})

test('the server is killed a second after Publish: it goes out once, after the restart', async ({ browser }) => {
  test.setTimeout(120_000)
  const ana = await anEditor(browser, 3)
  await ana.write('The lights have gone out')
  await ana.send()
  await expect(goingOut(ana)).toBeVisible()
  await stack.stopServer('kill')
  await stack.startServer()
  const other = await stack.startAnother()
  await expect.poll(readersPage, { timeout: 30_000 }).toContain('The lights have gone out')
  const { page } = await logIn(browser, 'editor@writethru.test', `${stack.url}/desk`)
  const { id } = await (await page.request.get(`${stack.url}/api/v1/stories/vellmar-harbour-bridge`)).json()
  const { events } = await (await page.request.get(`${stack.url}/api/v1/stories/${id}/events?after=0`)).json()
  const { updates } = await (await page.request.get(`${stack.url}/api/v1/stories/${id}/updates`)).json()
  const [update] = updates.filter((each: { body: object }) => JSON.stringify(each.body).includes('lights have gone'))
  expect(events.filter(({ itemId }: { itemId: string }) => itemId === update.id)).toHaveLength(1)
  await expect.poll(async () => (await fetch(other + DEMO_PAGES.harbour)).text()).toContain('The lights have gone out')
})
