import { expect } from 'playwright/test'
import { DEMO_PAGES } from './support/demo-pages.ts'
import { logIn, openRoom } from './support/newsroom.ts'
import { sql } from './support/publisher.ts'
import { bootStack, type Stack } from './support/stack.ts'
import { test } from './support/test.ts'

const DURABLE = [DEMO_PAGES.front, DEMO_PAGES.topic, DEMO_PAGES.ankara, DEMO_PAGES.harbour]
const TEXT = 'Written while the database was away.'

let stack: Stack
test.beforeAll(async () => {
  stack = await bootStack()
})
test.afterAll(() => stack.stop())

const statusOf = async (path: string): Promise<number> => (await fetch(stack.url + path)).status

/** The page’s script and stylesheet, as a browser would ask for them. */
async function expectAssetsServed(path: string): Promise<void> {
  const html = await (await fetch(stack.url + path)).text()
  const script = /<script src="(\/live\.[^"]+)"/.exec(html)?.[1] ?? ''
  const sheet = /<link rel="stylesheet" href="([^"]+)"/.exec(html)?.[1] ?? ''
  expect(script, 'its name says what is in it').toMatch(/^\/live\.[\w-]{22}\.js$/)
  for (const asset of [script, sheet]) {
    const answer = await fetch(stack.url + asset, { headers: { 'accept-encoding': 'br' } })
    expect([answer.status, answer.headers.get('content-encoding')], asset).toEqual([200, 'br'])
    expect(answer.headers.get('cache-control'), asset).toContain('immutable')
  }
}

async function expectReadersServed(): Promise<void> {
  for (const path of DURABLE) expect(await statusOf(path), path).toBe(200)
  await expectAssetsServed(DEMO_PAGES.harbour)
  const unknown = await fetch(`${stack.url}/live/never-heard-of-it`)
  expect(unknown.status).toBe(503)
  expect(unknown.headers.get('retry-after')).not.toBeNull()
}

test('a desk page whose session cannot be looked up says so, also where readers notice nothing yet', async ({
  browser,
}) => {
  const ines = await logIn(browser, 'editor@writethru.test', `${stack.url}/desk`)
  const pages = ['/desk', '/desk/settings', '/desk/settings/signing-in', '/desk/review']
  // To the press the database is there: it asks nothing of sessions.
  await sql(stack.databaseUrl, 'ALTER TABLE "Session" RENAME TO "SessionAway"')
  try {
    expect(await statusOf('/healthz')).toBe(200)
    for (const path of pages) {
      expect((await ines.page.goto(stack.url + path))?.status(), path).toBe(503)
      await expect(ines.page.locator('body'), path).toContainText('cannot reach its database')
      expect(ines.page.url()).toBe(stack.url + path)
    }
  } finally {
    await sql(stack.databaseUrl, 'ALTER TABLE "SessionAway" RENAME TO "Session"')
  }
  for (const path of pages) expect((await ines.page.goto(stack.url + path))?.status(), path).toBe(200)

  // From the first moment of a true loss on, before anybody has noticed it.
  const cookies = (await ines.page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  await stack.stopDatabase()
  for (let n = 0; n < 30; n += 1) {
    const answer = await fetch(`${stack.url}${pages[n % pages.length]}`, {
      headers: { cookie: cookies },
      redirect: 'manual',
    })
    expect([answer.status, answer.headers.get('location')]).toEqual([503, null])
  }
  await stack.startDatabase()
  await expect.poll(async () => (await ines.page.goto(`${stack.url}/desk`))?.status(), { timeout: 15_000 }).toBe(200)
  expect(ines.page.url()).toBe(`${stack.url}/desk`)
})

test('the database goes away: readers notice nothing, the desk says so and keeps the text', async ({ browser }) => {
  test.setTimeout(120_000)
  for (const path of DURABLE) expect(await statusOf(path), path).toBe(200)
  expect(await statusOf('/live/never-heard-of-it')).toBe(404)
  const ines = await logIn(browser, 'editor@writethru.test', `${stack.url}/desk`)
  await ines.page.clock.install()
  await openRoom(ines)
  await ines.write(TEXT)

  await stack.stopDatabase()
  await expect.poll(() => statusOf('/live/never-heard-of-it'), { timeout: 10_000 }).toBe(503)
  await expectReadersServed()
  await ines.send()
  const queue = ines.page.getByRole('region', { name: 'Not sent yet' })
  await expect(queue).toContainText('1 waiting: the desk cannot be reached')
  await expect(queue).toContainText(TEXT)
  // However long the rest of this takes: for Ines it is the minute in which she pressed.
  await ines.page.clock.pauseAt(new Date(Date.now() + 1_000))
  const desk = await ines.page.context().newPage()
  expect((await desk.goto(`${stack.url}/desk`))?.status()).toBe(503)
  await expect(desk.locator('body')).toContainText('cannot reach its database')

  // A restart of the process, with the database still away: what was ever printed is there.
  const stream = await fetch(`${stack.url}${DEMO_PAGES.harbour}/stream`)
  await stack.stopServer()
  expect(await stream.text(), 'open streams are told when to come back').toMatch(/\n\nretry: \d{4}\n\n$/)
  await stack.startServer()
  await expectReadersServed()
  await stack.stopServer('kill')
  await stack.startServer()
  await expectReadersServed()

  await stack.startDatabase()
  await expect.poll(() => statusOf('/live/never-heard-of-it'), { timeout: 15_000 }).toBe(404)
  await queue.getByRole('button', { name: 'Try now' }).click()
  await expect(ines.composer.getByRole('status')).toContainText('Published')
  await expect.poll(async () => (await fetch(stack.url + DEMO_PAGES.harbour)).text()).toContain(TEXT)
})
