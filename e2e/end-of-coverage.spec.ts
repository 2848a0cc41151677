import { expect } from 'playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { LiveStory, newButton } from './support/live-story.ts'
import { ready } from './support/ready.ts'
import { test } from './support/test.ts'

test.slow()
const SOON = { timeout: 20_000 }

test('coverage ends with a summary, is taken up again, and goes on in a new story', async ({ browser, page }) => {
  const story = await LiveStory.open(browser, { headline: `The ferry ${crypto.randomUUID().slice(0, 8)}` })
  const [pinned] = [await story.publish('Keep away from the quay')]
  await story.amend(pinned, 'pin', {})
  await story.follow(page)
  const { desk } = story
  await desk.goto(`/desk/stories/${story.id}`)

  await desk.getByRole('button', { name: 'End coverage …' }).click()
  const ending = desk.getByRole('region', { name: 'End coverage' })
  await expect(ending.getByLabel('Final summary for readers')).toBeFocused()
  await desk.keyboard.type('All passengers are safe.')
  await expectAccessible(desk)
  await ending.getByRole('button', { name: 'Publish summary and end coverage' }).click()
  await expect(page.locator('#state')).toContainText('ENDED', SOON)
  const summary = page.getByRole('article').filter({ hasText: 'All passengers are safe.' })
  await expect(newButton(page).or(summary).first()).toBeVisible(SOON)

  await desk.getByRole('button', { name: 'Reopen coverage …' }).click()
  await desk.getByRole('button', { name: 'Reopen coverage', exact: true }).click()
  await expect(desk.getByRole('button', { name: 'End coverage …' })).toBeVisible()
  await page.reload()
  await expect(page.locator('#state')).toContainText('LIVE', SOON)
  await expect(page.locator('.fresh')).toHaveText('Live now', SOON)

  await desk.getByRole('button', { name: 'Continue in a new story …' }).click()
  await desk.getByLabel('Headline of the new story').fill('The ferry, the day after')
  await expectAccessible(desk)
  await desk.getByRole('button', { name: 'End this one and continue' }).click()
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('The ferry, the day after')

  const next = page.locator('#state').getByRole('link', { name: 'The ferry, the day after' })
  await expect(next).toBeVisible(SOON)
  await expectAccessible(page)
  await next.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('The ferry, the day after')
  await expect(page.locator('#pins')).toContainText('Keep away from the quay')
  await expect(page.getByRole('navigation', { name: 'Related stories' })).toContainText('The ferry')
})

test('a related story comes to the foot of an open page, and goes', async ({ browser, page }) => {
  const name = `The tide ${crypto.randomUUID().slice(0, 8)}`
  const other = await LiveStory.open(browser, { headline: name })
  const story = await LiveStory.open(browser)
  await story.publish('Something happened')
  await story.follow(page)
  const { desk } = story
  await desk.goto(`/desk/stories/${story.id}`)
  await ready(desk)
  await desk.getByRole('tab', { name: 'Settings' }).click()
  await desk.getByRole('combobox', { name: 'Related stories' }).selectOption(other.id)
  const foot = page.getByRole('navigation', { name: 'Related stories' })
  await expect(foot.getByRole('link')).toHaveText(name, SOON)
  await desk.getByRole('button', { name: `Remove: ${name}` }).click()
  await expect(foot).toBeHidden(SOON)
})
