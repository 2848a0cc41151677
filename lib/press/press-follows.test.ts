import { setImmediate } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { aChangesPage, aNewsroom, aPage, aRunningPress } from '#test/press'

const STORY = '/live/ankara'
/** The page as the database is now: the story's number, or the site's on the front and topics. */
const pageOf = (newsroom: ReturnType<typeof aNewsroom>) => (path: string) =>
  aPage(path.startsWith('/live/') ? newsroom.story().revision : newsroom.census().revision)

describe('whoever follows a page', () => {
  const lists = (newsroom: ReturnType<typeof aNewsroom>) => (path: string) =>
    path.includes('/changes/')
      ? aChangesPage(Number(path.split('/').at(-1)), newsroom.story().revision)
      : pageOf(newsroom)(path)

  test('is told of a change before its page is printed, and gets what changed', async () => {
    const newsroom = aNewsroom()
    const render = vi.fn(lists(newsroom))
    const { press, read } = await aRunningPress(newsroom, render)
    await read(STORY)
    const told: (number | undefined)[] = []
    press.onNumbers(async () => {
      told.push(press.subject('story:story-1')?.revision)
      await press.changes('story:story-1', 1)
    })
    newsroom.change()
    await press.wake()
    expect(told).toEqual([2])
    await vi.waitFor(() => expect(press.fresh(STORY)).toBeDefined())
    expect(render.mock.calls.map(([path]) => path).slice(-2)).toEqual([`${STORY}/changes/1`, STORY])
    expect(await press.changes('story:story-1', 1)).toMatchObject({ after: 1, revision: 2 })
  })
  test('finds the page by its path; lists of changes have no public address of that form', async () => {
    const newsroom = aNewsroom()
    const { press, get } = await aRunningPress(newsroom, lists(newsroom))
    expect(await press.locate(STORY)).toMatchObject({ found: true, subject: 'story:story-1' })
    expect(await press.locate('/topic/world')).toMatchObject({ found: true, subject: 'topic:world' })
    expect(await press.locate('/')).toMatchObject({ found: true, subject: 'front' })
    expect(await press.locate('/live/paris')).toMatchObject({ found: false })
    expect(await press.locate(`${STORY}/changes/1`)).toBeNull()
    for (const path of [`${STORY}/changes/1`, '/changes/1', '/topic/world/changes/1']) {
      expect((await get(path)).status).toBe(404)
    }
  })
  test('renders the page when its message is rendered, not when the last socket has it', async () => {
    const newsroom = aNewsroom()
    const rendered = Promise.withResolvers<void>()
    const render = vi.fn(async (path: string) => {
      if (path.includes('/changes/')) await rendered.promise
      return lists(newsroom)(path)
    })
    const { press, read } = await aRunningPress(newsroom, render, { limits: { firstMs: 60_000 } })
    await read(STORY)
    press.onNumbers(async () => {
      await press.changes('story:story-1', 1)
      await new Promise(() => {}) // a socket that takes for ever
    })
    newsroom.change()
    await press.wake()
    await vi.waitFor(() => expect(render).toHaveBeenLastCalledWith(`${STORY}/changes/1`, expect.anything()))
    await setImmediate()
    expect(press.fresh(STORY)).toBeUndefined()
    rendered.resolve()
    await vi.waitFor(() => expect(press.fresh(STORY)).toBeDefined())
  })
  test('a list that hangs delays the page by a moment only', async () => {
    const newsroom = aNewsroom()
    const { press, read } = await aRunningPress(
      newsroom,
      (path) => (path.includes('/changes/') ? new Promise<string>(() => {}) : pageOf(newsroom)(path)),
      { limits: { deadlineMs: 60_000 } },
    )
    await read(STORY)
    press.onNumbers(async () => void (await press.changes('story:story-1', 1)))
    newsroom.change()
    await press.wake()
    await vi.waitFor(() => expect(press.fresh(STORY)).toBeDefined())
  })
})
