import { describe, expect, test, vi } from 'vitest'
import { aChangesPage, aNewsroom, aPage, aRunningPress } from '#test/press'

const STORY = '/live/ankara'
const SHORT_MS = 60

/** A newsroom whose story's page a test renders when it likes. */
function aSlowPress(newsroom = aNewsroom()) {
  const open: (() => void)[] = []
  const state = { isSlow: false }
  const render = async (path: string) => {
    const html = path.includes('/changes/')
      ? aChangesPage(1, newsroom.story().revision)
      : aPage(newsroom.story().revision)
    if (path === STORY && state.isSlow) await new Promise<void>((resolve) => open.push(resolve))
    return html
  }
  return { newsroom, state, open, render }
}

/** Whether it is over by now, without waiting for it. */
function watch(promise: Promise<unknown>) {
  const seen = { over: false }
  void promise.then(() => {
    seen.over = true
  })
  return seen
}

describe('whoever changed something and is answered', () => {
  test('finds it on the page, without a wake-up by the database', async () => {
    const { newsroom, render } = aSlowPress()
    const { press, read } = await aRunningPress(newsroom, render)
    await read(STORY)
    for (let times = 0; times < 20; times += 1) {
      const revision = newsroom.change()
      await press.show(['story-1'])
      expect(press.fresh(STORY)?.edition.meta.revision).toBe(revision)
    }
  })

  test('waits for the print after the one that had begun before', async () => {
    const { newsroom, state, open, render } = aSlowPress()
    const { press, read } = await aRunningPress(newsroom, render, { limits: { deadlineMs: 60_000, answerMs: 60_000 } })
    await read(STORY)
    state.isSlow = true
    newsroom.change()
    await press.wake()
    await vi.waitFor(() => expect(open).toHaveLength(1))
    newsroom.change()
    const shown = press.show(['story-1'])
    const seen = watch(shown)
    await press.wake()
    open[0]?.()
    await vi.waitFor(() => expect(open).toHaveLength(2))
    expect(seen.over).toBe(false)
    open[1]?.()
    await shown
    expect(press.fresh(STORY)?.edition.meta.revision).toBe(3)
  })

  test('waits no longer than a moment for a page that hangs, and for a database that went away', async () => {
    const { newsroom, state, render } = aSlowPress()
    const { press, read } = await aRunningPress(newsroom, render, {
      limits: { deadlineMs: 60_000, answerMs: SHORT_MS },
    })
    await read(STORY)
    state.isSlow = true
    newsroom.change()
    await press.show(['story-1'])
    expect(press.fresh(STORY)).toBeUndefined()
    newsroom.state.down = true
    await press.show(['story-1'])
    expect(press.isHealthy()).toBe(false)
  })

  test('does not wait for a story that has no page any more, nor for one that nobody knows', async () => {
    const { newsroom, render } = aSlowPress()
    const { press, read } = await aRunningPress(newsroom, render, { limits: { answerMs: 60_000 } })
    await read(STORY)
    newsroom.takeDown({ pulledAt: '2016-12-19T16:05:00.000Z' })
    await press.show(['story-1', 'story-9'])
    expect(press.fresh(STORY)).toBeUndefined()
  })
})
