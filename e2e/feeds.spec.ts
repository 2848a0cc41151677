import { type APIRequestContext, expect } from 'playwright/test'
import { LiveStory } from './support/live-story.ts'
import { test } from './support/test.ts'

const TYPES = { rss: 'application/rss+xml', atom: 'application/atom+xml', json: 'application/feed+json' }

interface Item {
  id: string
  url: string
  content_html: string
  date_published: string
  date_modified: string
}

async function itemsOf(request: APIRequestContext, path: string): Promise<Item[]> {
  const feed = (await (await request.get(`${path}/feed.json`)).json()) as { items: Item[] }
  return feed.items
}

test('whoever reads by feed hears of the correction, in the entry they have', async ({ browser, page, request }) => {
  const story = await LiveStory.open(browser, { headline: 'The ferry & the fog' })
  const update = await story.publish('44 people were on board.')
  await story.file('Nobody but the desk may read this.')
  await story.follow(page)

  // A feed reader is given the page's address.
  for (const [format, type] of Object.entries(TYPES)) {
    const address = await page.locator(`head link[rel=alternate][type="${type}"]`).getAttribute('href')
    expect(new URL(address ?? '').pathname).toBe(`${story.path}/feed.${format}`)
    const answer = await request.get(new URL(address ?? '').pathname)
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, `${type}; charset=utf-8`])
    expect(await answer.text()).not.toContain('Nobody but the desk')
  }
  const [before] = await itemsOf(request, story.path)

  await story.correct(update, '155 people were on board.', 'An earlier version said 44.')
  await expect
    .poll(async () => (await itemsOf(request, story.path))[0]?.content_html)
    .toMatch(/Corrected \d\d:\d\d:<\/strong> An earlier version said 44\.<\/p><p>155 people were on board/)
  const [after, ...others] = await itemsOf(request, story.path)
  expect(others).toEqual([])
  expect([after?.id, after?.date_published]).toEqual([before?.id, before?.date_published])
  expect(Date.parse(after?.date_modified ?? '')).toBeGreaterThan(Date.parse(before?.date_modified ?? ''))
  expect((await itemsOf(request, '')).find(({ id }) => id === after?.id)).toEqual(after)

  await page.goto(new URL(after?.url ?? '').pathname + new URL(after?.url ?? '').hash)
  await expect(page.locator(`#u-${update.id}`)).toBeInViewport()
  const machine = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '')
  expect(machine).toMatchObject({ '@type': 'LiveBlogPosting', headline: 'The ferry & the fog' })
})
