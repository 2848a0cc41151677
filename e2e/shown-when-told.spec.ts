import { expect } from 'playwright/test'
import { LiveStory } from './support/live-story.ts'
import { test } from './support/test.ts'

/** What whoever opens the page at this moment is given. */
test('whoever is told that it is published, and looks, finds it', async ({ browser, page }) => {
  const story = await LiveStory.open(browser)
  const given = async () => (await page.request.get(story.path)).text()
  for (let number = 1; number <= 15; number += 1) {
    const update = await story.publish(`The bridge was closed at ${number} places.`)
    expect(await given()).toContain(`The bridge was closed at ${number} places.`)
    await story.correct(update, `The bridge was shut at ${number} places.`)
    expect(await given()).toContain(`The bridge was shut at ${number} places.`)
  }
  await story.edit({ headline: 'The bridge opens again', kind: 'development' })
  expect(await given()).toContain('The bridge opens again</h1>')
  await story.end()
  expect(await given()).toContain('data-change="ended"')
})
