import { expect, type Page } from 'playwright/test'
import type { DeskPerson } from './newsroom.ts'

const PALETTE = 'Go anywhere'

async function openPalette(page: Page, words: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.type(words)
}

/** They stand in the third column, or where that has no room behind a tab of their own. */
async function showClaims(page: Page): Promise<void> {
  const tab = page.getByRole('tab', { name: /^Claims/ })
  if (await tab.isVisible()) await tab.click()
  await expect(page.getByRole('list', { name: 'What we know' }).locator('visible=true')).toBeVisible()
}

/** A state of the desk that somebody may be in, and how to get there from a story's room. */
export const ROOM_STATES: Record<string, (person: DeskPerson) => Promise<void>> = {
  'the room as it opens': async () => {},
  'the slash menu': async ({ page, text }) => {
    await text.focus()
    await page.keyboard.type('/')
    await expect(page.getByRole('listbox')).toBeVisible()
  },
  'a time that is asked about': async ({ page, text }) => {
    await text.focus()
    await page.keyboard.type('/time 2')
    await expect(page.getByText('Type a time such as')).toBeVisible()
  },
  'options chosen': async ({ page, text, composer }) => {
    await text.focus()
    await page.keyboard.type('/pin')
    await page.keyboard.press('Enter')
    await expect(composer.getByRole('button', { name: 'Take off: Pinned' })).toBeVisible()
  },
  'a quote being written': async ({ page, text, composer }) => {
    await text.focus()
    await page.keyboard.type('/quote')
    await page.keyboard.press('Enter')
    await expect(composer.getByLabel('Who said it')).toBeVisible()
  },
  'a source being named': async ({ page, text, composer }) => {
    await text.focus()
    await page.keyboard.type('/source')
    await page.keyboard.press('Enter')
    await expect(composer.getByRole('combobox', { name: /^Source 1/ })).toBeFocused()
  },
  'something told in confidence': async ({ page }) => {
    await page.getByRole('feed').getByRole('button', { name: 'In confidence …' }).last().click()
    await expect(page.getByRole('region', { name: 'In confidence' })).toBeVisible()
  },
  'a claim being chosen': async ({ page, text }) => {
    await text.focus()
    await page.keyboard.type('/claim the')
    await expect(page.getByRole('option', { name: /^Make a claim/ })).toBeVisible()
  },
  'the claims': async ({ page }) => {
    await showClaims(page)
  },
  'a claim’s status being changed': async ({ page }) => {
    await showClaims(page)
    await page
      .getByRole('button', { name: /Status …/ })
      .locator('visible=true')
      .first()
      .click()
    await page.getByLabel('Disputed', { exact: true }).locator('visible=true').check()
    await expect(page.getByLabel('The question, as readers see it').locator('visible=true')).toBeVisible()
  },
  'a claim being written': async ({ page }) => {
    await showClaims(page)
    await page
      .getByRole('button', { name: /Add a row|Make a claim/ })
      .locator('visible=true')
      .click()
    await expect(page.getByLabel('What do we know?').locator('visible=true')).toBeVisible()
  },
  'the palette': async ({ page }) => {
    await openPalette(page, '')
    await expect(page.getByRole('dialog', { name: PALETTE }).getByText('Stories', { exact: true })).toBeVisible()
  },
  'the palette, with nothing found': async ({ page }) => {
    await openPalette(page, 'no such thing')
    await expect(page.getByText('Nothing is called that.')).toBeVisible()
  },
  'the help sheet': async ({ page }) => {
    await openPalette(page, 'show these keys')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  },
  'a filter with nothing in it': async ({ page }) => {
    await page.getByRole('searchbox').fill('no such words')
    await expect(page.getByText('No update is like that.')).toBeVisible()
  },
  'an update being changed': async ({ page }) => {
    await page.getByRole('feed').getByRole('button', { name: 'Edit' }).last().click()
    await expect(page.getByRole('region', { name: 'Edit update' })).toBeVisible()
  },
  'a retraction': async ({ page }) => {
    await page.getByRole('feed').getByRole('button', { name: 'Retract …' }).last().click()
    await expect(page.getByRole('region', { name: 'Retract update' })).toBeVisible()
  },
  'a refusal': async ({ page, text, composer }) => {
    await page.route('**/api/v1/stories/*/updates', (route) =>
      route.request().method() === 'POST' ? route.fulfill({ status: 403, json: {} }) : route.continue(),
    )
    await text.focus()
    await page.keyboard.type('Hello')
    await page.keyboard.press('Control+Enter')
    await expect(composer.getByRole('alert')).toBeVisible()
  },
  'the story’s texts': async ({ page }) => {
    await page.getByRole('tab', { name: 'Story texts' }).click()
  },
  'what a story owes its readers': async ({ page }) => {
    await page.getByRole('tab', { name: /Accuracy/ }).click()
    await expect(page.getByRole('region', { name: 'Without a source' })).toBeVisible()
  },
  'the story’s settings': async ({ page }) => {
    await page.getByRole('tab', { name: 'Settings' }).click()
  },
  'the story’s background': async ({ page }) => {
    await page.getByRole('tab', { name: /Background/ }).click()
  },
  'the end of coverage': async ({ page }) => {
    await page.getByRole('button', { name: 'End coverage …' }).click()
  },
  'an update before readers see it': async ({ page }) => {
    await page.getByRole('button', { name: 'Preview' }).first().click()
    await expect(page.getByText('Not published: only the desk sees this.')).toBeVisible()
  },
}

/** Pages of the desk outside a story's room. */
export const DESK_PATHS = [
  '/desk',
  '/desk/stories/new',
  '/desk/import',
  '/desk/contributors',
  '/desk/settings',
  '/desk/stories/nowhere',
]
