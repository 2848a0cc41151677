import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createOutbox, type OutboxStore, type OutboxView } from '#lib/desk/outbox'
import type { Queued } from '#lib/desk/queued'
import { refusalOf } from '#lib/desk/request'
import type { UpdateView } from '#lib/updates/views'
import { anUpdateView, aQueued } from '#test/queued'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

/** What a device holds: it outlives the page. */
function aDevice(): OutboxStore {
  const held = new Map<string, Queued>()
  return {
    list: async () => [...held.values()].sort((a, b) => a.place - b.place),
    put: async (queued) => void held.set(queued.updateId, queued),
    remove: async (updateId) => void held.delete(updateId),
  }
}

/** The desk at the other end of a line that can be cut. */
function aDesk() {
  const updates: UpdateView[] = []
  const asked: string[] = []
  const keys = new Map<string, UpdateView>()
  const desk = {
    updates,
    asked,
    /** What comes instead of an answer; `after`: it was filed, and the answer got lost. */
    fails: null as ((queued: Queued) => { status: number; after?: boolean; retryAfterMs?: number } | null) | null,
    publish(id: string) {
      updates.push(anUpdateView({ id, ordinal: updates.length + 1 }))
    },
    async send(queued: Queued) {
      asked.push(queued.words)
      const failure = desk.fails?.(queued)
      const stored = keys.get(queued.key)
      if (!failure || failure.after) {
        if (!stored) desk.publish(queued.updateId)
        keys.set(queued.key, anUpdateView({ id: queued.updateId }))
      }
      if (failure) return refusalOf(failure.status, { code: 'x', detail: 'Because.' }, failure.retryAfterMs ?? null)
      return { ok: true, value: anUpdateView({ id: queued.updateId }) } as const
    },
    async readUpdates() {
      if (desk.fails) return refusalOf(0, {})
      return { ok: true as const, value: { room: 1, updates: [...updates], dropped: [] } }
    },
  }
  return desk
}

let lock: Promise<void> = Promise.resolve()
/** One tab's outbox; all tabs of a device take turns. */
function aTab(device: OutboxStore, desk: ReturnType<typeof aDesk>) {
  const sent: string[] = []
  const shown: { view: OutboxView } = { view: { items: [], hold: null } }
  const outbox = createOutbox({
    store: device,
    send: desk.send,
    readUpdates: desk.readUpdates,
    alone(work) {
      lock = lock.then(work)
      return lock
    },
    onSent: ({ words }) => void sent.push(words),
    onChange: (view) => {
      shown.view = view
    },
    random: () => 1,
  })
  return { ...outbox, sent, shown }
}

const offline = () => ({ status: 0 })
const THREE = ['one', 'two', 'three']

describe('the outbox', () => {
  test('sends at once what is pressed, and is empty then', async () => {
    const desk = aDesk()
    const tab = aTab(aDevice(), desk)
    expect(await tab.press(aQueued({ words: 'one' }))).toBeNull()
    expect(tab.sent).toEqual(['one'])
    expect(tab.shown.view).toEqual({ items: [], hold: null })
  })

  test('keeps three through a dead line and sends them once, in order, when it is back', async () => {
    const desk = aDesk()
    const tab = aTab(aDevice(), desk)
    desk.fails = offline
    for (const words of THREE) await tab.press(aQueued({ words }))
    expect(tab.shown.view.items.map(({ words, state }) => `${words} ${state}`)).toEqual(
      THREE.map((w) => `${w} waiting`),
    )
    expect(tab.shown.view.hold?.why).toBe('connection')
    desk.fails = null
    await tab.wake()
    expect(tab.sent).toEqual(THREE)
    expect(desk.updates).toHaveLength(3)
  })

  test('tries again by itself', async () => {
    const desk = aDesk()
    const tab = aTab(aDevice(), desk)
    desk.fails = offline
    await tab.press(aQueued({ words: 'one' }))
    desk.fails = null
    await vi.advanceTimersByTimeAsync(2_000)
    expect(tab.sent).toEqual(['one'])
  })

  test('waits as long as the desk says, even if more is pressed', async () => {
    const desk = aDesk()
    const tab = aTab(aDevice(), desk)
    desk.fails = () => ({ status: 429, retryAfterMs: 30_000 })
    await tab.press(aQueued({ words: 'one' }))
    await tab.press(aQueued({ words: 'two' }))
    await vi.advanceTimersByTimeAsync(29_000)
    expect(desk.asked).toEqual(['one'])
    desk.fails = null
    await vi.advanceTimersByTimeAsync(4_000)
    expect(tab.sent).toEqual(['one', 'two'])
  })

  test('what the desk refuses is parked, and the next goes on', async () => {
    const desk = aDesk()
    const tab = aTab(aDevice(), desk)
    desk.fails = ({ words }) => (words === 'two' ? { status: 403 } : null)
    for (const words of THREE) await tab.press(aQueued({ words, sends: 'submit' }))
    expect(tab.sent).toEqual(['one', 'three'])
    expect(tab.shown.view.items).toMatchObject([{ words: 'two', state: 'parked', sentence: 'Because.' }])
    await tab.wake()
    expect(desk.asked).toEqual(THREE)
  })

  test('nothing goes out while nobody is signed in; then all of it does', async () => {
    const desk = aDesk()
    const tab = aTab(aDevice(), desk)
    desk.fails = () => ({ status: 401 })
    for (const words of THREE) await tab.press(aQueued({ words }))
    const asked = desk.asked.length
    await vi.advanceTimersByTimeAsync(60_000)
    expect(desk.asked).toHaveLength(asked)
    expect(new Set(desk.asked)).toEqual(new Set(['one']))
    desk.fails = null
    await tab.wake()
    expect(tab.sent).toEqual(THREE)
  })

  test('an answer that got lost files nothing twice', async () => {
    const desk = aDesk()
    const tab = aTab(aDevice(), desk)
    desk.fails = () => ({ status: 0, after: true })
    await tab.press(aQueued({ words: 'one' }))
    desk.fails = null
    await vi.advanceTimersByTimeAsync(900_000)
    expect(tab.sent).toEqual(['one'])
    expect(desk.updates).toHaveLength(1)
  })

  test('a stale publish comes back to its writer; what was submitted goes on', async () => {
    const desk = aDesk()
    const tab = aTab(aDevice(), desk)
    desk.fails = offline
    await tab.press(aQueued({ words: 'publish' }))
    await tab.press(aQueued({ words: 'submit', sends: 'submit' }))
    desk.publish('a colleague’s')
    desk.publish('another')
    desk.fails = null
    await tab.wake()
    expect(tab.sent).toEqual(['submit'])
    expect(tab.shown.view.items).toMatchObject([{ words: 'publish', state: 'asks', since: 2 }])
    const [asking] = tab.shown.view.items
    await tab.sendAnyway(asking?.updateId ?? '', 'another-key', 2)
    expect(tab.sent).toEqual(['submit', 'publish'])
  })

  test('two tabs send one queue once', async () => {
    const desk = aDesk()
    const device = aDevice()
    const tabs = [aTab(device, desk), aTab(device, desk)]
    desk.fails = offline
    for (const [index, words] of THREE.entries()) await tabs[index % 2]?.press(aQueued({ words }))
    desk.fails = null
    desk.asked.length = 0
    await Promise.all(tabs.map((tab) => tab.wake()))
    expect(desk.asked).toEqual(THREE)
    expect(desk.updates).toHaveLength(3)
  })

  test('a browser that was killed goes on where it was', async () => {
    const desk = aDesk()
    const device = aDevice()
    desk.fails = offline
    const killed = aTab(device, desk)
    await killed.press(aQueued({ words: 'one' }))
    killed.close()
    desk.fails = null
    const reopened = aTab(device, desk)
    await reopened.wake()
    expect(reopened.sent).toEqual(['one'])
  })

  test('what is taken out to be written on is not sent', async () => {
    const desk = aDesk()
    const tab = aTab(aDevice(), desk)
    desk.fails = offline
    const queued = aQueued({ words: 'one' })
    await tab.press(queued)
    expect(await tab.take(queued.updateId)).toMatchObject({ words: 'one' })
    desk.fails = null
    await tab.wake()
    expect(desk.updates).toEqual([])
    expect(tab.shown.view.items).toEqual([])
  })
})
