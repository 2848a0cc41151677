import { expect } from 'playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { LiveStory } from './support/live-story.ts'
import { test } from './support/test.ts'

test.slow()

test('what we said, what became of it, and the page as it was', async ({ browser, page, request }) => {
  const name = `The bridge ${crypto.randomUUID().slice(0, 8)}`
  const story = await LiveStory.open(browser, { headline: name })
  const update = await story.publish('44 people were injured.')
  const asItWas = await page.goto(story.path)
  const number = Number(/revision (\d+)/.exec((await asItWas?.text()) ?? '')?.[1])
  const note = 'An earlier version said 44 were injured; 44 were killed.'
  const corrected = await story.amend(update, 'correction', { text: '44 people were killed.', note })

  await expect(async () => {
    await page.goto(story.path)
    await expect(page.getByRole('article')).toContainText('44 people were killed.', { timeout: 1_000 })
  }).toPass()
  await page.getByRole('article').locator('.at a').click()
  await expect(page.getByRole('heading', { name: 'What became of it' })).toBeVisible()
  await expect(page.locator('del')).toHaveText('was: injured.')
  await expect(page.locator('ins')).toHaveText('now: killed.')
  await expect(page.locator('script[src]')).toHaveCount(0)
  await expectAccessible(page)

  await page.getByRole('link', { name: 'the story then' }).last().click()
  await expect(page).toHaveURL(`${story.path}/at/${number}`)
  await expect(page.getByRole('article')).toContainText('44 people were injured.')
  await expect(page.locator('meta[name=robots]')).toHaveAttribute('content', /noindex/)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'After the next change' }).click()
  await expect(page.getByRole('article')).toContainText('44 people were killed.')
  await page.getByRole('link', { name: 'All changes' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Corrected' })).toContainText(note)
  await expectAccessible(page)

  await page.getByRole('contentinfo').getByRole('link', { name: 'Corrections' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText(note)
  await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText('after less than a minute')
  await expectAccessible(page)

  const now = await request.get(`${story.path}/at/time/${new Date(Date.now() + 60_000).toISOString()}`)
  expect(now.url()).toMatch(new RegExp(`${story.path}/at/${number + 1}$`))
  const unknown = [`/u/${crypto.randomUUID()}`, `/at/${number + 2}`, '/at/time/2001-01-01T00:00Z']
  for (const path of unknown) expect((await request.get(story.path + path)).status(), path).toBe(404)

  await story.amend(corrected, 'retraction', { reason: 'It was another bridge.' })
  await expect(async () => {
    await page.goto(`${story.path}/u/${update.id}`)
    await expect(page.locator('.note')).toContainText('It was another bridge.', { timeout: 1_000 })
  }).toPass()
  await expect(page.getByText('44 people were killed.')).toBeHidden()
  // The words in the reason's line open what is folded below.
  await page.getByRole('link', { name: 'What we had said' }).click()
  await expect(page.getByText('44 people were killed.')).toBeVisible()
  await expect(page.locator('title')).not.toContainText('44')
})
