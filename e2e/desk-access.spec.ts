import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, expect, type Page } from 'playwright/test'
import { atRest } from './support/accessible.ts'
import { DEMO_ADMIN } from './support/demo-people.ts'
import { DESK_PATHS, ROOM_STATES } from './support/desk-states.ts'
import { type DeskPerson, logIn } from './support/newsroom.ts'
import { test } from './support/test.ts'

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const ABOUT_COLOURS = ['color-contrast', 'link-in-text-block']
const ROOM_ALONE = 'the room as it opens'
/** The rows between the first and the last, where every state is, and what stands beside the room. */
const THE_SAME_IN_ALL = ['[role="feed"] > :not(:first-child, :last-child)', 'aside', 'nav']
/** A toast lies over rows for a moment, as on every page: what it covers is no smaller for it. */
const BENEATH_A_TOAST = ['[role="feed"]', 'aside', 'nav']
/** One test each: a browser that has shown all of them is a slow one. */
const STATES = Object.entries(ROOM_STATES)
const GROUP = 4
const GROUPS = Array.from({ length: Math.ceil(STATES.length / GROUP) }, (_, place) =>
  STATES.slice(place * GROUP, (place + 1) * GROUP),
)
const SIZES = [
  { width: 1280, height: 900 },
  { width: 360, height: 740 },
]

/**
 * Looks at the page, and in the dark at what depends on colours alone: it is the same page.
 * @param seen what is left out, because it was looked at in another state
 */
async function expectNothingFound(page: Page, where: string, seen: string[] = []): Promise<void> {
  await atRest(page)
  await page.emulateMedia({ colorScheme: 'light' })
  await expectNone(axe(page, seen).withTags(STANDARDS), where)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expectNone(axe(page, seen).withRules(ABOUT_COLOURS), `${where}, dark`)
}

/** The frame of a preview runs no script; the readers' pages have a test of their own. */
const axe = (page: Page, seen: string[]) =>
  seen.reduce((look, part) => look.exclude(part), new AxeBuilder({ page }).exclude('iframe'))

async function expectNone(look: AxeBuilder, where: string): Promise<void> {
  const { violations } = await look.analyze()
  expect
    .soft(violations.map(({ id, nodes }) => `${where}: ${id}: ${nodes[0]?.html} ${nodes[0]?.any[0]?.message ?? ''}`))
    .toEqual([])
}

/** What stays at the window's edge covers by chance what is scrolled beneath it; in a window as high as the page it covers nothing. */
async function inWindowOfItsHeight(page: Page, look: () => Promise<void>): Promise<void> {
  const size = page.viewportSize()
  if (!size) throw new Error('The page has no window')
  // Rows out of sight are laid out once they are in the window, and are higher then.
  await expect(async () => {
    const height = await page.evaluate(() => document.documentElement.scrollHeight)
    await page.setViewportSize({ ...size, height })
    await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height)
  }).toPass()
  await look()
  await page.setViewportSize(size)
}

async function expectFits(page: Page, where: string): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect.soft(width, where).toBe(page.viewportSize()?.width)
}

/** A draft, so that the room has something that readers have not seen. */
async function openRoom(page: Page): Promise<string> {
  await page
    .getByRole('link', { name: /harbour bridge/ })
    .first()
    .click()
  await expect(page.getByRole('feed')).toBeVisible()
  const room = page.url()
  await page.evaluate(async (storyId) => {
    const updateId = `0197a1b2-c3d4-7e5f-8a6b-${Date.now().toString(16).padStart(12, '0')}`
    await fetch(`/api/v1/stories/${storyId}/updates`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ updateId, text: 'Divers have gone down to the third pier.' }),
    })
  }, room.split('/').at(-1))
  return room
}

for (const viewport of SIZES) {
  const look = `${viewport.width} px`

  async function enter(browser: Browser): Promise<DeskPerson> {
    // Some thirty pages and states, each looked at whole.
    test.setTimeout(300_000)
    const person = await logIn(browser, DEMO_ADMIN)
    await person.page.setViewportSize(viewport)
    return person
  }

  test(`axe finds nothing in the desk’s pages, and they fit: ${look}`, async ({ browser }) => {
    const { page } = await enter(browser)
    for (const path of DESK_PATHS) {
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectFits(page, path)
      await expectNothingFound(page, path)
    }
  })

  for (const states of GROUPS) {
    const names = states.map(([name]) => name).join(', ')
    test(`axe finds nothing in a story’s room, and it fits, at ${look}: ${names}`, async ({ browser }) => {
      const person = await enter(browser)
      const { page } = person
      const room = await openRoom(page)
      for (const [name, reach] of states) {
        await test.step(name, async () => {
          await person.forgetWriting()
          await page.goto(room)
          await expect(person.text).toBeVisible()
          await reach(person)
          await expectFits(page, name)
          await inWindowOfItsHeight(page, () =>
            expectNothingFound(page, name, name === ROOM_ALONE ? [] : THE_SAME_IN_ALL),
          )
          await page.unrouteAll()
        })
      }
    })
  }
}

test('no page of the desk breaks its own policy, and a refused sign-out is said in a toast', async ({ browser }) => {
  test.setTimeout(240_000)
  const person = await logIn(browser, DEMO_ADMIN)
  const { page } = person
  const refused: string[] = []
  page.on('console', (message) => message.text().includes('Content Security Policy') && refused.push(message.text()))
  await openRoom(page)
  await person.text.focus()
  await page.route('**/api/auth/**', (route) => route.abort())
  await page.keyboard.press('Control+k')
  await page.keyboard.type('sign out')
  await page.keyboard.press('Enter')
  await expect(page.getByText('You are still signed in')).toBeVisible()
  await expectNothingFound(page, 'a toast', BENEATH_A_TOAST)
  await page.context().setOffline(true)
  await expect(page.getByText('You are offline.')).toBeVisible()
  await expectNothingFound(page, 'offline', BENEATH_A_TOAST)
  await page.context().setOffline(false)
  await expect(page.getByText('You are offline.')).toBeHidden()
  expect(refused).toEqual([])
})
