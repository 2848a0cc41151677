import { expect } from 'playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { DEMO_PAGES } from './support/demo-pages.ts'
import { DEMO_ADMIN } from './support/demo-people.ts'
import { DeskPerson, logIn } from './support/newsroom.ts'
import { ready } from './support/ready.ts'
import { test } from './support/test.ts'

const EMAIL = 'mara@writethru.test'
const PASSWORD = 'quiet rivers run deep'

test('somebody is invited for one topic, files, becomes editor, is disabled in mid-sentence, comes back and publishes it', async ({
  browser,
  page,
}) => {
  const selin = await logIn(browser, DEMO_ADMIN, '/desk/contributors')
  const people = selin.page
  await people.getByRole('button', { name: 'Invite somebody …' }).click()
  await expect(people.getByLabel('Name, as in a byline')).toBeFocused()
  await people.setViewportSize({ width: 360, height: 740 })
  expect(await people.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  await expectAccessible(people)
  await people.setViewportSize({ width: 1280, height: 720 })
  await people.getByLabel('Name, as in a byline').fill('Mara Voss')
  await people.getByLabel('E-mail address').fill(EMAIL)
  await people.getByLabel('these topics and stories only').check()
  await expect(people.getByRole('button', { name: 'Make an invitation link' })).toBeDisabled()
  await people.getByLabel('Demonstration').check()
  await people.getByRole('button', { name: 'Make an invitation link' }).click()
  const link = (await people.getByText('/invitation/').textContent()) ?? ''

  const mara = new DeskPerson(await (await browser.newContext()).newPage())
  await mara.page.goto(link)
  await ready(mara.page)
  await mara.page.getByLabel('Password').fill(PASSWORD)
  await mara.page.getByRole('button', { name: 'Save and sign in' }).click()
  await mara.page.waitForURL('**/desk')

  // A link works once.
  await page.goto(link)
  await expect(page.getByRole('heading', { name: 'This link does not work any more' })).toBeVisible()

  await mara.page
    .getByRole('link', { name: /harbour bridge/ })
    .first()
    .click()
  await mara.write('The ferry is full; the queue reaches the fish market.')
  await mara.send()
  await expect(mara.composer.getByRole('status')).toContainText('Submitted to the editors')
  await page.goto(DEMO_PAGES.harbour)
  await expect(page.getByText('the queue reaches the fish market')).toHaveCount(0)

  const harbour = new URL(mara.page.url()).pathname
  await mara.page
    .getByRole('link', { name: /ambassador/ })
    .first()
    .click()
  await expect(mara.page.getByText('You do not cover this story')).toBeVisible()
  await expect(mara.composer).toHaveCount(0)
  await mara.page.goto(harbour)

  await people.reload()
  await ready(people)
  await people.getByLabel('Find by name or e-mail').fill('voss mara')
  await expect(people.getByText(/^1 of \d+ accounts$/)).toBeVisible()
  const row = people.getByRole('listitem').filter({ hasText: 'Mara Voss' })
  await expect(row).toContainText('Writes in Demonstration only')
  await expectAccessible(people)
  await row.getByRole('link', { name: 'Mara Voss' }).click()
  await people.waitForURL('**/desk/contributors/*')
  await ready(people)
  await expectAccessible(people)
  await expect(people.getByRole('main')).toContainText('The ferry is full; the queue reaches the fish market.')
  await expect(people.getByText('Chrome on Linux', { exact: true })).toBeVisible()

  await people.getByLabel('Role of Mara Voss').selectOption('editor')
  await people.getByRole('button', { name: 'Make Mara Voss editor' }).click()
  await expect(people.getByRole('main')).toContainText('Active · editor')

  await mara.page.reload()
  await mara.publish('A second ferry has been put into service.')
  await expectReaderSees(page, 'A second ferry has been put into service.')

  await mara.write('The second ferry will run until')
  await people.getByRole('button', { name: 'Disable … Mara Voss' }).click()
  await people.getByRole('button', { name: 'Disable Mara Voss' }).click()
  await expect(people.getByRole('button', { name: 'Enable Mara Voss' })).toBeVisible()
  await expect(people.getByText('They are signed in nowhere.')).toBeVisible()

  await mara.page.keyboard.type(' midnight.')
  await mara.send()
  await expect(mara.refusal).toContainText('Your account has been disabled')
  await expect(mara.text).toHaveText('The second ferry will run until midnight.')

  await people.getByRole('button', { name: 'Enable Mara Voss' }).click()
  await expect(people.getByRole('button', { name: 'Disable … Mara Voss' })).toBeVisible()
  const room = new URL(mara.page.url()).pathname
  await mara.page.goto(room)
  await ready(mara.page)
  await mara.page.getByLabel('E-mail address').fill(EMAIL)
  await mara.page.getByLabel('Password').fill(PASSWORD)
  await mara.page.getByRole('button', { name: 'Sign in' }).click()
  await mara.page.waitForURL(`**${room}`)
  await expect(mara.text).toHaveText('The second ferry will run until midnight.')
  await mara.text.click()
  await mara.send()
  await expect(mara.composer.getByRole('status')).toContainText('Published')
  await expectReaderSees(page, 'The second ferry will run until midnight.')
})

async function expectReaderSees(page: DeskPerson['page'], text: string): Promise<void> {
  const served = async () => (await page.request.get(DEMO_PAGES.harbour)).text()
  await expect.poll(served, { timeout: 1_000 }).toContain(text)
  await page.goto(DEMO_PAGES.harbour)
  await expect(page.getByRole('article').first()).toContainText(text)
}
