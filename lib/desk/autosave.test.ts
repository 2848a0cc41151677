import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createAutosave, type Saving } from '#lib/desk/autosave'
import { type Reply, refusalOf } from '#lib/desk/request'
import type { DraftView } from '#lib/drafts/views'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const view = (text: string): DraftView => ({
  itemId: 'i',
  storyId: 's',
  itemType: 'update',
  baseVersion: 0,
  content: { text },
  sheetId: 'sheet',
  beganAt: '2026-11-23T18:31:00.000Z',
  updatedAt: '2026-11-23T18:41:00.000Z',
})

/** A server that answers what it is told to, when it is told to. */
function aServer() {
  const server = {
    put: [] as string[],
    drops: 0,
    answer: null as Reply<DraftView> | null,
    hang: null as Promise<void> | null,
    said: [] as Saving['state'][],
  }
  const autosave = createAutosave<string>({
    async put(text) {
      server.put.push(text)
      await server.hang
      return server.answer ?? { ok: true, value: view(text) }
    },
    async drop() {
      server.drops += 1
    },
    tell: ({ state }) => void server.said.push(state),
    random: () => 1,
  })
  return { server, autosave }
}

describe('autosave', () => {
  test('sends what was typed once it is quiet, and says when it was saved', async () => {
    const { server, autosave } = aServer()
    for (const text of ['P', 'Po', 'Pol']) autosave.change(text)
    expect(server.put).toEqual([])
    await vi.advanceTimersByTimeAsync(1_500)
    expect(server.put).toEqual(['Pol'])
    expect(server.said).toEqual(['behind', 'saved'])
  })

  test('never has two on the way, and sends the newest last', async () => {
    const { server, autosave } = aServer()
    let answer = () => {}
    server.hang = new Promise((done) => {
      answer = done
    })
    autosave.change('first')
    void autosave.flush()
    autosave.change('second')
    void autosave.flush()
    autosave.change('third')
    void autosave.flush()
    await vi.advanceTimersByTimeAsync(0)
    expect(server.put).toEqual(['first'])
    server.hang = null
    answer()
    await vi.advanceTimersByTimeAsync(0)
    expect(server.put).toEqual(['first', 'third'])
    expect(server.said.at(-1)).toBe('saved')
  })

  test.each([0, 429, 500, 503])('after %i it tries again by itself', async (status) => {
    const { server, autosave } = aServer()
    server.answer = refusalOf(status, {})
    autosave.change('Polls close')
    await vi.advanceTimersByTimeAsync(1_500)
    expect(server.said.at(-1)).toBe('failing')
    server.answer = null
    await vi.advanceTimersByTimeAsync(2_000)
    expect(server.put).toEqual(['Polls close', 'Polls close'])
    expect(server.said.at(-1)).toBe('saved')
  })

  test.each([
    [401, 'signed-out'],
    [419, 'signed-out'],
    [409, 'elsewhere'],
    [410, 'none'],
    [422, 'none'],
  ])('after %i it is %s and leaves the server alone', async (status, state) => {
    const { server, autosave } = aServer()
    server.answer = refusalOf(status, { current: view('there') })
    autosave.change('Polls close')
    await vi.advanceTimersByTimeAsync(600_000)
    expect(server.put).toHaveLength(1)
    expect(server.said.at(-1)).toBe(state)
  })

  test('what is on its way when the words are filed does not come back afterwards', async () => {
    const { server, autosave } = aServer()
    let answer = () => {}
    server.hang = new Promise((done) => {
      answer = done
    })
    autosave.change('Polls close')
    void autosave.flush()
    const ended = autosave.end()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(server.drops).toBe(0)
    answer()
    await ended
    expect(server).toMatchObject({ put: ['Polls close'], drops: 1 })
  })

  test('what never reached the server needs no dropping', async () => {
    const { server, autosave } = aServer()
    autosave.change('Polls close')
    await autosave.end()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(server).toMatchObject({ put: [], drops: 0 })
  })
})
