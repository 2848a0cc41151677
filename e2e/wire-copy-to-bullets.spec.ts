import { expect, type Page } from 'playwright/test'
import { LiveStory } from './support/live-story.ts'
import { DeskPerson } from './support/newsroom.ts'
import { test } from './support/test.ts'

const ITEMS = [
  'A bridge fell into the river',
  'Ten cars were on the bridge when it collapsed',
  'Divers search the water',
  'Trains stop',
  'Boats too',
]

const WIRE = `<html><body><!--StartFragment--><p style="margin:0"><b>What we know so far:</b></p>
<ul>${ITEMS.map((item, place) => `<li><p>${place === 0 ? 'ANKARA, Nov 23 (Reuters) - ' : ''}${item}.<span>&nbsp;</span></p></li>`).join('')}</ul>
<p>(Reporting by Ana Kaya and Bo Lind; Editing by Cem Demir)</p><!--EndFragment--></body></html>`

/** As another program puts it on the clipboard, and as hands paste it. */
async function pasteInto(page: Page, html: string) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate(async (markup) => {
    const [rich, plain] = [new Blob([markup], { type: 'text/html' }), new Blob(['plain'], { type: 'text/plain' })]
    await navigator.clipboard.write([new ClipboardItem({ 'text/html': rich, 'text/plain': plain })])
  }, html)
  await page.keyboard.press('Control+v')
}

test('wire copy becomes five drafts by one press, is taken back by one, and a reader reads the one that is published', async ({
  browser,
  page: reader,
}) => {
  const story = await LiveStory.open(browser)
  const { page } = new DeskPerson(story.desk)
  const desk = new DeskPerson(page)
  await page.goto(`/desk/stories/${story.id}`)
  await desk.text.click()
  await pasteInto(page, WIRE)
  const offer = desk.composer.getByRole('region', { name: 'What was pasted' })
  await expect(offer).toContainText('This is a list of 5. It names Ana Kaya, Bo Lind, Reuters.')
  await expect(desk.text.getByRole('listitem')).toHaveCount(5)

  await offer.getByRole('button', { name: 'Make 5 drafts' }).click()
  await expect(desk.updates.getByRole('article')).toHaveCount(5)
  await expect(desk.text).toHaveText('What we know so far:')
  await expect(desk.update('A bridge fell')).toContainText('by Ana Kaya, Bo Lind, Reuters')
  await expect(desk.update('A bridge fell')).toContainText('ANKARA, Nov 23 - A bridge fell into the river.')

  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect(desk.updates.getByRole('article')).toHaveCount(0)
  await expect(desk.text.getByRole('listitem')).toHaveCount(5)

  await offer.getByRole('button', { name: 'Make 5 drafts' }).click()
  await expect(desk.updates.getByRole('article')).toHaveCount(5)
  await desk.update('Ten cars').getByRole('button', { name: 'Publish' }).click()
  await expect(desk.update('Ten cars')).toContainText('Published')

  await expect(async () => {
    await reader.goto(story.path)
    await expect(reader.getByText('Ten cars were on the bridge')).toBeVisible({ timeout: 100 })
  }).toPass()
  await expect(reader.locator('article')).toContainText('Ana Kaya, Bo Lind, Reuters')
  await expect(reader.getByText('Divers search')).toHaveCount(0)

  // Somebody tells it again in other words.
  await desk.text.click()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Bridge collapse: 10 cars were on it')
  await expect(desk.composer).toContainText(/published something close just now: “Ten cars were on the bridge/)
})

test('a post is typed by its address, and readers see it as a quotation without a stranger’s script', async ({
  browser,
  page: reader,
}) => {
  const story = await LiveStory.open(browser)
  const desk = new DeskPerson(story.desk)
  const { page } = desk
  await page.goto(`/desk/stories/${story.id}`)
  await desk.write('The mayor on the bridge /post')
  await page.keyboard.press('Enter')
  const fields = desk.composer.getByRole('group', { name: 'Post' })
  await expect(fields.getByLabel('Address of the post')).toBeFocused()
  await page.keyboard.type('https://twitter.com/anakaya/status/810902442066624513?s=20')
  await expect(fields.getByLabel('Network')).toHaveValue('X')
  await expect(fields.getByLabel('Their handle')).toHaveValue('@anakaya')
  await fields.getByLabel('What it says').fill('Köprü kapandı.')
  await fields.getByLabel('Its language (code)').fill('tr')
  await page.keyboard.press('Control+Enter')
  await expect(desk.update('The mayor on the bridge')).toContainText('Köprü kapandı.')

  await expect(async () => {
    await reader.goto(story.path)
    await expect(reader.locator('figure.post blockquote')).toBeVisible({ timeout: 100 })
  }).toPass()
  const post = reader.locator('figure.post')
  await expect(post.locator('blockquote')).toHaveAttribute('lang', 'tr')
  await expect(post.locator('figcaption')).toHaveText('@anakaya on X, 20:39 on 19 December 2016')
  expect(await reader.locator('iframe, script[src*="//"]').count()).toBe(0)
})
