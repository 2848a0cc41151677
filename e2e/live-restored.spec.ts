import { expect, type Page, type Route } from 'playwright/test'
import { LiveStory } from './support/live-story.ts'
import { test } from './support/test.ts'

/** The page as it was before the database was restored from an older copy: of another epoch, and ahead. */
async function openFromBefore(page: Page, story: LiveStory, freshness: string | RegExp): Promise<void> {
  const asItWas = async (route: Route) => {
    const html = await (await route.fetch()).text()
    const body = html
      .replace(/(name="writethru-epoch" content=")[^"]*/, '$1018f0000-0000-7000-8000-000000000000')
      .replace(/(name="writethru-revision" content=")(\d+)/, (_all, name, number) => name + (Number(number) + 1))
      .replace(/<article\b.*?<\/article>/s, (newest) => asLost(newest) + newest)
      .replaceAll('Update 1', 'Update one')
    await route.fulfill({ body, contentType: 'text/html; charset=utf-8' })
  }
  await page.route(`**${story.path}`, asItWas, { times: 1 })
  await story.follow(page, freshness)
}

const asLost = (article: string) =>
  article
    .replace(/id="u-[^"]*"/, 'id="u-lost"')
    .replace(/data-ordinal="\d+"/, 'data-ordinal="3"')
    .replaceAll('Update 2', 'Update 3')

for (const [how, freshness] of [
  ['its stream', 'Live now'],
  ['asking', /^Checked/],
] as const) {
  test(`a page from before the database was restored learns it by ${how}, and says what is true now`, async ({
    browser,
    page,
  }) => {
    if (how === 'asking') await page.route('**/stream?*', (route) => route.abort())
    const story = await LiveStory.open(browser)
    const [first, second] = await story.publishMany(2)
    await openFromBefore(page, story, freshness)
    await expect(page.locator(`#u-${first?.id}`)).toContainText('Update 1')
    await expect(page.locator('#u-lost')).toBeHidden()
    await expect(page.locator(`#u-${second?.id}`)).toBeVisible()
    // From here it goes on as any page.
    await story.correct(first ?? { id: '', version: 0 }, 'Put right')
    await expect(page.locator(`#u-${first?.id}`)).toContainText('Put right', { timeout: 5_000 })
  })
}
