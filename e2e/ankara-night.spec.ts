import { expect, type Page } from 'playwright/test'
import { read } from './support/live-story.ts'
import { Night } from './support/night.ts'
import { bootStack, type Stack } from './support/stack.ts'
import { test } from './support/test.ts'

const ANNOUNCED = '[role="status"]'
const NOTE = 'An earlier version said that the gunman was off duty; he was on the list of that evening’s shift.'
const WRONG = 'The gunman, a police officer of 22, was off duty.'
const RIGHT = 'The gunman, a police officer of 22, was on the list of that evening’s shift.'

test.use({ newsroom: 'ankara-night' })

let stack: Stack
test.beforeAll(async () => {
  stack = await bootStack()
})
test.afterAll(() => stack?.stop())

/** Minutes ago: the night ends now. */
const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000)
const hour = (at: Date) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Istanbul', hour: '2-digit', minute: '2-digit' }).format(at)

async function readsAt(page: Page, path: string, at: Date): Promise<void> {
  await page.clock.setFixedTime(at)
  await page.goto(stack.url + path)
  await expect(page.locator('.fresh')).toHaveText('Live now')
}

test('“off duty”, said as a fact, disputed, and put right after twenty minutes: what each of five readers sees', async ({
  browser,
  request,
}) => {
  test.setTimeout(240_000)
  const said = ago(25)
  const night = await Night.begin(stack, 'Russian ambassador shot in Ankara', ago(40))
  await night.publish('The Russian ambassador was shot at an exhibition of photographs in Ankara.', {}, ago(35))
  const update = await night.publish(WRONG, { verification: 'confirmed' }, said)
  await expect.poll(async () => (await request.get(stack.url + night.path)).text()).toContain(WRONG)

  const aReader = async () => (await browser.newContext({ timezoneId: 'Europe/Istanbul' })).newPage()
  const staying = await aReader()
  await readsAt(staying, night.path, ago(24))
  await read(staying, update.id)
  const leaving = await aReader()
  const left = ago(23)
  await readsAt(leaving, night.path, left)
  await read(leaving, update.id)
  await leaving.goto('about:blank')
  const feed = async () => {
    const { items } = await (await request.get(`${stack.url + night.path}/feed.json`)).json()
    return items.find(({ id }: { id: string }) => id.includes(update.id))
  }
  await expect.poll(async () => (await feed())?.content_html).toContain(WRONG)
  const entry = await feed()

  const disputed = { verification: 'disputed', note: 'The governor’s office says that he was on duty.' }
  const doubted = await night.amend(update, 'clarification', disputed, ago(15))
  const bullet = (page: Page) => page.locator(`#u-${update.id}`)
  await expect(bullet(staying)).toContainText('Disputed')
  const change = {
    text: RIGHT,
    note: NOTE,
    verification: 'attributed',
    sources: [{ type: 'official', label: 'Ankara police' }],
  }
  const correctedAt = ago(5)
  const corrected = hour(correctedAt)
  await night.amend(doubted, 'correction', { ...change, line: true }, correctedAt)

  // Who stayed: the right words in the old place, said aloud once in full.
  await expect(bullet(staying)).toContainText(RIGHT)
  await expect(bullet(staying)).toContainText(`Corrected ${corrected}`)
  await expect(bullet(staying)).toContainText(NOTE)
  await expect(bullet(staying)).not.toContainText('Disputed')
  await expect(staying.locator(ANNOUNCED).filter({ hasText: 'Correct' })).toContainText(NOTE)

  // Who had left and comes back: told at the top, and at the words they had read.
  await readsAt(leaving, night.path, new Date())
  await expect(leaving.locator('.since')).toContainText('1 correction to something you read')
  await expect(leaving.locator('.since')).toContainText(`Since you left at ${hour(left)}`)
  await expect(bullet(leaving)).toContainText(`You read this at ${hour(left)}; it was corrected.`)

  // Who reads by feed: the same entry, changed, with what was wrong.
  await expect.poll(async () => (await feed())?.content_html).toContain(`Corrected ${corrected}:</strong> ${NOTE}`)
  const changed = await feed()
  expect([changed.id, changed.date_published]).toEqual([entry.id, entry.date_published])
  expect(Date.parse(changed.date_modified)).toBe(correctedAt.getTime())
  expect(changed.content_html).not.toContain(`<p>${WRONG}`)

  // Who comes first now: the right words, what was wrong below them, and a line on top that leads there.
  const newcomer = await aReader()
  await readsAt(newcomer, night.path, new Date())
  await expect(bullet(newcomer).getByText(RIGHT)).toBeVisible()
  await expect(bullet(newcomer)).toContainText(NOTE)
  await expect(newcomer.getByText('was off duty', { exact: false }).filter({ visible: true })).toHaveCount(2) // the note, here and on top
  await expect(newcomer.locator('.since')).toHaveCount(0)
  const line = newcomer.getByRole('link', { name: `Correction to ${hour(said)}` })
  await line.click()
  await expect(bullet(newcomer)).toBeInViewport()

  // Who asks for the page as it was: the wrong words, as a fact, under a banner that says so.
  const past = await aReader()
  await past.goto(`${stack.url + night.path}/at/time/${ago(20).toISOString()}`)
  await expect(past.getByText(WRONG)).toBeVisible()
  await expect(past.getByText(RIGHT)).toHaveCount(0)
  await expect(past.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/)
  await past.goto(`${stack.url + night.path}/at/time/${ago(10).toISOString()}`)
  await expect(past.locator(`#u-${update.id}`)).toContainText('Disputed')

  // And everybody, for good.
  await past.goto(`${stack.url}/corrections`)
  const listed = past.getByRole('listitem').filter({ hasText: 'Russian ambassador shot in Ankara' })
  await expect(listed).toContainText(NOTE)
  await expect(listed).toContainText('after 20 min')
  await night.end()
})
