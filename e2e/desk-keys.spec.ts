import { randomUUID } from 'node:crypto'
import { type Browser, expect, type Locator, type Page } from 'playwright/test'
import { DEMO_PAGES } from './support/demo-pages.ts'
import { DEMO_ADMIN } from './support/demo-people.ts'
import { type DeskPerson, logIn } from './support/newsroom.ts'
import { test } from './support/test.ts'

const EDITOR = 'editor@writethru.test'
const news = (words: string) => `${words}, we hear from ${randomUUID().slice(0, 8)}`
const palette = (page: Page): Locator => page.getByRole('dialog', { name: 'Go anywhere' })

/** Types into whatever has the keyboard, and nothing else. */
async function type(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    if (/^[A-Z]\w+(\+\w+)*$/.test(key)) await page.keyboard.press(key)
    else await page.keyboard.type(key)
  }
}

/** How many sheets this tab keeps other tabs from. */
const sheetsHeld = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const { held = [] } = await navigator.locks.query()
    return held.filter(({ name = '' }) => name.startsWith('writethru:sheet:')).length
  })

/** Goes to the story by the palette. */
async function openHarbour(browser: Browser, email: string): Promise<DeskPerson> {
  const person = await logIn(browser, email)
  await type(person.page, 'Control+k')
  await expect(palette(person.page)).toBeVisible()
  await type(person.page, 'harbour')
  await expect(person.page.getByRole('option', { name: /harbour bridge/i })).toBeVisible()
  await type(person.page, 'Enter')
  await expect(person.text).toBeVisible()
  return person
}

test('a bullet is written, attributed, timed, pinned and published without the mouse', async ({ browser, page }) => {
  const { composer, text, page: desk } = await openHarbour(browser, EDITOR)
  const words = news('The bridge is open to one lane')

  await type(desk, 'Control+k', 'write an update', 'Enter')
  await expect(text).toBeFocused()
  await type(desk, `${words} /ti`)
  await expect(desk.getByRole('option', { name: '/time' })).toHaveAttribute('aria-selected', 'true')
  await type(desk, 'Enter', '00:00')
  await type(desk, 'Enter')
  await expect(composer.getByRole('button', { name: /Take off: Happened/ })).toBeVisible()
  await expect(text).toBeFocused()
  await type(desk, '/pin', 'Enter')
  await expect(composer.getByRole('button', { name: 'Take off: Pinned' })).toBeVisible()
  await expect(text).toHaveText(words)

  for (let steps = 0; steps < 16; steps += 1) {
    await type(desk, 'Tab')
    if (await composer.getByLabel('Bylines (optional)').evaluate((field) => field === document.activeElement)) break
  }
  await type(desk, 'Ines Okafor, Harbour Radio', 'Control+Enter')
  await expect(composer.getByRole('status')).toContainText('Published')
  const row = desk.getByRole('feed').getByRole('article').filter({ hasText: words })
  await expect(row).toContainText('by Ines Okafor, Harbour Radio')
  await expect(row).toContainText('Pinned since')
  await expect(row).not.toContainText('/')

  await expect(async () => {
    await page.goto(DEMO_PAGES.harbour)
    await expect(page.locator('article').filter({ hasText: words })).toContainText(/Happened 00:00/, { timeout: 100 })
  }).toPass({ timeout: 5_000 })
  await row.focus()
  await type(desk, 'p')
  await expect(row).not.toContainText('Pinned')
})

test('the palette reaches ended stories, the focused row and what can be done here, and gives the keyboard back', async ({
  browser,
}) => {
  const ana = await openHarbour(browser, EDITOR)
  const desk = ana.page
  const words = news('Trams run again')
  await ana.publish(words)
  const row = ana.update(words)
  await row.focus()
  await type(desk, 'Control+k', 'edit')
  await expect(palette(desk).getByRole('option').first()).toHaveText(/^Edit/)
  await type(desk, 'Escape')
  await expect(palette(desk)).toBeHidden()
  await expect(row).toBeFocused()

  await type(desk, 'Control+k', 'pin', 'Enter')
  await expect(row).toContainText('Pinned since')
  await row.focus()
  await type(desk, 'p')
  await expect(row).not.toContainText('Pinned')

  await ana.text.focus()
  await type(desk, 'Half a sent', 'Control+k')
  await expect(palette(desk)).toBeVisible()
  await type(desk, 'Control+k')
  await expect(palette(desk)).toBeHidden()
  await expect(ana.text).toBeFocused()
  await type(desk, 'ence')
  await expect(ana.text).toHaveText('Half a sentence')
  await type(desk, 'Control+k', 'no such thing')
  await expect(palette(desk)).toContainText('Nothing is called that.')
  await type(desk, 'Escape', 'Control+k', 'settings', 'Enter')
  await expect(desk).toHaveURL(/\/desk\/settings$/)
})

test('all keys stand on one sheet, opened by one of them, and letters can be switched off', async ({ browser }) => {
  const bo = await openHarbour(browser, DEMO_ADMIN)
  const desk = bo.page
  const sheet = desk.getByRole('dialog', { name: 'Keys' })
  const words = news('The toll is waived')
  await bo.publish(words)
  await type(desk, '?')
  await expect(bo.text).toHaveText('?')
  await type(desk, 'Backspace')

  const row = bo.update(words)
  await row.focus()
  await type(desk, '?')
  await expect(sheet).toContainText('Pin, Unpin')
  await expect(sheet).toContainText('/time 22:00')
  await type(desk, 'Escape')
  await expect(sheet).toBeHidden()
  await expect(row).toBeFocused()

  await type(desk, 'Control+k', 'settings', 'Enter')
  await desk.getByRole('switch', { name: 'Letter keys' }).focus()
  await type(desk, 'Space')
  await expect(desk.getByRole('switch', { name: 'Letter keys' })).not.toBeChecked()
  await desk.goBack()
  await row.focus()
  await type(desk, 'p', '?')
  await expect(row.getByRole('button', { name: 'Pin' })).toBeVisible()
  await expect(row).not.toContainText('Pinned')
  await expect(sheet).toBeHidden()
  await type(desk, 'Control+k', 'show these keys', 'Enter')
  await expect(sheet).toBeVisible()
})

test('a time typed just after midnight asks which day, and an option is taken off by the keyboard', async ({
  browser,
}) => {
  const ana = await openHarbour(browser, EDITOR)
  const desk = ana.page
  // 00:10 at the harbour bridge (Europe/Lisbon in winter is UTC).
  await desk.clock.setFixedTime('2026-11-24T00:10:00Z')
  const options = desk.getByRole('listbox', { name: /Commands/ }).getByRole('option')
  await ana.text.focus()
  await type(desk, '/time 23:50')
  await expect(options).toHaveText(['Yesterday, 23 Nov, 23:50', 'Today, 24 Nov, 23:50'])
  await expect(ana.text).toHaveAttribute('aria-activedescendant', (await options.first().getAttribute('id')) ?? '')
  await type(desk, 'ArrowDown', 'ArrowUp', 'Enter')
  const chip = ana.composer.getByRole('button', { name: 'Take off: Happened yesterday 23:50' })
  await expect(chip).toBeVisible()
  await expect(ana.text).toHaveText('')
  await chip.focus()
  await type(desk, 'Enter')
  await expect(chip).toHaveCount(0)

  // Words that only look like a command stay words.
  await ana.text.focus()
  await type(desk, 'either/or /nowhere ')
  await expect(options).toHaveCount(0)
  await type(desk, '/pi')
  await expect(options).toHaveCount(1)
  await type(desk, 'Escape', 'ano')
  await expect(options).toHaveCount(0)
  await expect(ana.text).toHaveText('either/or /nowhere /piano')
})

test('a quote has its speaker and role, and what is being written is kept on request', async ({ browser }) => {
  const ana = await openHarbour(browser, EDITOR)
  const desk = ana.page
  const said = news('We were lucky')
  await ana.text.focus()
  await type(desk, '/quote', 'Enter', said)
  await expect(ana.text.locator('blockquote')).toHaveText(said)
  await ana.composer.getByLabel('Who said it').fill('Ada Lind')
  await ana.composer.getByLabel('Their role').fill('ferry captain')
  await expect(ana.text.locator('blockquote')).toHaveAttribute('data-said-by', 'Ada Lind, ferry captain')
  await type(desk, 'Control+s')
  await expect(ana.composer).toContainText(/Saved \d\d:\d\d\./)
  await expect.poll(() => sheetsHeld(desk), 'the composer’s and the story’s texts; none that a command emptied').toBe(2)
  await desk.reload()
  await expect(ana.text.locator('blockquote')).toHaveAttribute('data-said-by', 'Ada Lind, ferry captain')
  await expect(ana.composer).toContainText(/Saved \d\d:\d\d\./)
  await expect(ana.composer.locator('q', { hasText: said }), 'not offered as another place’s').toHaveCount(0)
})
