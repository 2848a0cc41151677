import { describe, expect, test, vi } from 'vitest'
import { changesPath, createChangeLists } from '#lib/press/change-lists'
import { PRINTER_LIMITS } from '#lib/press/printer'
import { aChangesPage, EPOCH } from '#test/press'

const STORY = '/live/ankara'
const at = (revision: number, epoch = EPOCH) => ({ revision, epoch })

function aDesk(parts: { capBytes?: number } = {}) {
  const state = { revision: 10, epoch: EPOCH, html: '' }
  const render = vi.fn(async (path: string) => {
    const { revision, epoch, html } = state
    await Promise.resolve()
    const after = Number(path.split('/').at(-1))
    return { status: 200, link: '', html: html || aChangesPage(after, revision, { epoch }) }
  })
  const onFailure = vi.fn()
  const limits = { ...PRINTER_LIMITS, backOffMs: 20 }
  const lists = createChangeLists({ render, onFailure, now: () => performance.now(), limits, ...parts })
  return { state, render, onFailure, lists }
}

test('stand beneath their page', () => {
  expect(['/', '/topic/world', STORY].map((page) => changesPath(page, 7))).toEqual([
    '/changes/7',
    '/topic/world/changes/7',
    '/live/ankara/changes/7',
  ])
})

describe('a list', () => {
  test('is printed once for everybody, cut out of its page, and kept until something changes', async () => {
    const { state, render, lists } = aDesk()
    const all = await Promise.all(Array.from({ length: 20 }, () => lists.get(STORY, 7, at(10))))
    expect(new Set(all).size).toBe(1)
    expect(all[0]).toMatchObject({ after: 7, revision: 10, epoch: EPOCH })
    expect(all[0]?.html).toMatch(/^<main id="changes".*<\/main>$/)
    expect(all[0]?.html).not.toContain('header')
    state.revision = 11
    expect((await lists.get(STORY, 7, at(10))).revision).toBe(10)
    expect((await lists.get(STORY, 7, at(11))).revision).toBe(11)
    expect(render).toHaveBeenCalledTimes(2)
  })
  test('that was begun before the change is printed again', async () => {
    const { state, render, lists } = aDesk()
    const early = lists.get(STORY, 7, at(10))
    state.revision = 11
    const [first, second] = await Promise.all([early, lists.get(STORY, 7, at(11))])
    expect([first.revision, second.revision]).toEqual([10, 11])
    expect(render).toHaveBeenCalledTimes(2)
  })
  test('of another epoch is of no use', async () => {
    const { state, lists } = aDesk()
    await lists.get(STORY, 7, at(10))
    state.epoch = 'epoch-2'
    state.revision = 8
    expect(await lists.get(STORY, 7, at(8, 'epoch-2'))).toMatchObject({ epoch: 'epoch-2', revision: 8 })
  })
  test.each([
    ['holds a script', aChangesPage(7, 10, { marks: '<script>alert(1)</script>' })],
    ['is another one', aChangesPage(6, 10)],
    ['is none', '<!DOCTYPE html><html><body><main>text</main></body></html>'],
    ['has no number', aChangesPage(7, 10).replace('data-revision="10"', '')],
    ['stays behind the database', aChangesPage(7, 9)],
  ])('that %s is not sent to anybody', async (_what, html) => {
    const { state, lists } = aDesk()
    state.html = html
    await expect(lists.get(STORY, 7, at(10))).rejects.toThrow()
    state.html = ''
    await vi.waitFor(async () => expect((await lists.get(STORY, 7, at(10))).revision).toBe(10))
  })
  test('beyond the memory is printed again', async () => {
    const { render, lists } = aDesk({ capBytes: 1 })
    for (const after of [7, 8, 7]) await lists.get(STORY, after, at(10))
    expect(render).toHaveBeenCalledTimes(3)
  })
})
