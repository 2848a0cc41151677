import { expect } from 'playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { DEMO_PAGES } from './support/demo-pages.ts'
import { newButton } from './support/live-story.ts'
import { DeskPerson, openRoom } from './support/newsroom.ts'
import { ready } from './support/ready.ts'
import { acceptInvitation, beginApp, codeField, codeOf, press, requireOfReporters } from './support/second-factor.ts'
import { bootStack, type Stack } from './support/stack.ts'
import { test } from './support/test.ts'

/** From the press of the button to what the disabled one sees. */
const PROMISED_MS = 5_000
const BULLET = 'Divers have found the second anchor.'

// Who needs a second factor is one setting for the whole newsroom.
let stack: Stack
test.beforeAll(async () => {
  test.setTimeout(240_000)
  stack = await bootStack()
})
test.afterAll(() => stack?.stop())

test('a reporter is invited, accepts, sets up a second factor, publishes to an open page, and is disabled in mid-sentence', async ({
  browser,
  page: reader,
}) => {
  test.setTimeout(180_000)
  const admin = await requireOfReporters(browser, stack.url)
  await admin.goto(`${stack.url}/desk/contributors`)
  await ready(admin)
  await press(admin, 'Invite somebody …')
  await admin.getByLabel('Name, as in a byline').fill('Nadia Ferreira')
  await admin.getByLabel('E-mail address').fill('nadia@writethru.test')
  await admin.getByLabel('Publishes what they write without review').check()
  await press(admin, 'Make an invitation link')
  const link = (await admin.getByText('/invitation/').textContent()) ?? ''

  const context = await browser.newContext()
  const nadia = new DeskPerson(await context.newPage())
  await acceptInvitation(nadia.page, link, 'quiet rivers run deep')
  const key = await beginApp(nadia.page)
  await codeField(nadia.page).fill(codeOf(key, 0))
  await press(nadia.page, 'Turn it on')
  await press(nadia.page, 'I have kept them: go to the desk')
  await nadia.page.waitForURL('**/desk')

  await reader.goto(stack.url + DEMO_PAGES.harbour)
  const bullet = reader.getByRole('article').filter({ hasText: BULLET })
  await openRoom(nadia)
  await nadia.publish(BULLET)
  await expect(bullet.or(newButton(reader)).first()).toBeAttached()
  if (await newButton(reader).isVisible()) await newButton(reader).click()
  await expect(bullet).toContainText('Nadia Ferreira')

  // What whoever has copied her cookie, and whoever listens with it, still gets.
  const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const withCookie = (path: string, init: RequestInit = {}) =>
    fetch(stack.url + path, { redirect: 'manual', ...init, headers: { ...init.headers, cookie } })
  expect((await withCookie('/api/v1/me')).status).toBe(200)
  const stream = await withCookie('/desk/stream?newsroom=1')
  expect(stream.status).toBe(200)
  const streamEnd = stream.text().then((heard) => ({ heard, at: Date.now() }))

  await nadia.write('The anchor belongs to')
  await admin.goto(`${stack.url}/desk/contributors`)
  await admin.getByRole('link', { name: 'Nadia Ferreira' }).click()
  await ready(admin)
  await press(admin, 'Disable … Nadia Ferreira')
  const pressed = Date.now()
  await press(admin, 'Disable Nadia Ferreira')
  const note = nadia.page.getByRole('main').getByRole('alert').filter({ hasText: 'Your account has been disabled.' })
  await expect(note).toBeVisible({ timeout: PROMISED_MS })
  expect(Date.now() - pressed).toBeLessThan(PROMISED_MS)
  const ended = await streamEnd
  expect(ended.at - pressed).toBeLessThan(PROMISED_MS)
  expect(ended.heard).toContain('event: out')
  await expect(nadia.text).toHaveText('The anchor belongs to')
  await expectAccessible(nadia.page)

  await nadia.page.keyboard.type(' the ferry.')
  await nadia.send()
  await expect(nadia.refusal).toContainText('Your account has been disabled')
  await expect(nadia.text).toHaveText('The anchor belongs to the ferry.')

  const storyId = new URL(nadia.page.url()).pathname.split('/').at(-1)
  const filed = await withCookie(`/api/v1/stories/${storyId}/updates`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: stack.url },
    body: JSON.stringify({ updateId: '0197a1b2-c3d4-7e5f-8a6b-00000000000f', text: 'Not any more.', publish: true }),
  })
  expect(filed.status).toBe(401)
  for (const path of ['/api/v1/me', '/api/v1/stories', '/api/v1/drafts', '/desk/stream?newsroom=1']) {
    expect((await withCookie(path)).status, path).toBe(401)
  }
  for (const path of ['/desk', `/desk/stories/${storyId}`, '/desk/review']) {
    expect((await withCookie(path)).headers.get('location'), path).toContain('/login')
  }

  await reader.reload()
  await expect(bullet).toContainText('Nadia Ferreira')
  await expect(reader.getByText('The anchor belongs')).toHaveCount(0)
  await bullet.getByRole('link', { name: 'Nadia Ferreira' }).click()
  await expect(reader.getByRole('heading', { name: 'Nadia Ferreira' })).toBeVisible()
  await expect(reader.getByText(BULLET)).toBeVisible()
})
