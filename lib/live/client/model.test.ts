import { describe, expect, test } from 'vitest'
import { type ChangeList, createModel, type Mark, type PrintedPage } from '#lib/live/client/model'
import { gapsOf } from '#lib/live/client/order'

type Words = Mark<string>

const update = (ordinal: number, rev: number, change = 'publication'): Words => ({
  id: `u-${ordinal}`,
  rev,
  change,
  ordinal,
  body: `update ${ordinal} at ${rev}`,
})
const mark = (id: string, rev: number, change = 'publication'): Words => ({
  id,
  rev,
  change,
  ordinal: 0,
  body: `${id} at ${rev}`,
})
const upTo = (last: number, first = 1) =>
  Array.from({ length: last - first + 1 }, (_, index) => update(first + index, first + index))

const page = (fields: Partial<PrintedPage<string>> = {}): PrintedPage<string> => ({
  epoch: 'e',
  revision: 10,
  frame: 'f',
  page: 0,
  order: [],
  marks: [mark('state', 10), mark('headline', 1), ...upTo(9)],
  amended: [],
  ...fields,
})
const list = (
  after: number,
  revision: number,
  marks: Words[],
  fields: Partial<ChangeList<string>> = {},
): ChangeList<string> => ({
  epoch: 'e',
  revision,
  after,
  frame: 'f',
  order: [],
  isFront: false,
  tooOld: false,
  marks,
  ...fields,
})
const idsOf = (marks: { id: string }[]) => marks.map(({ id }) => id)

describe('a list of changes', () => {
  test('patches what the page holds, and lets new updates wait', () => {
    const model = createModel(page())
    const step = model.takeIn(list(10, 12, [mark('state', 12), update(3, 11, 'correction'), update(10, 12)]))
    expect(step).toMatchObject({ kind: 'step', patch: [{ id: 'state' }, { id: 'u-3' }], place: [] })
    expect(model.countNew()).toBe(1)
    expect(model.cursorNow()).toBe('e.12')
  })

  test('told twice, late or out of order, changes nothing', () => {
    const model = createModel(page())
    const changes = list(10, 12, [update(3, 12)])
    model.takeIn(changes)
    expect(model.takeIn(changes).kind).toBe('known')
    expect(model.takeIn(list(9, 11, [update(3, 11)])).kind).toBe('known')
  })

  test('that begins above what is known leaves something out', () => {
    const model = createModel(page())
    expect(model.takeIn(list(11, 12, [update(10, 12)])).kind).toBe('gap')
    expect(model.cursorNow()).toBe('e.10')
    // The front counts changes that it does not show; its stream leaves nothing out.
    expect(model.takeIn(list(11, 12, [], { isFront: true }), true).kind).toBe('step')
  })

  test('of another epoch or frame, or one that is not whole, asks for the page', () => {
    const model = createModel(page())
    expect(model.takeIn(list(10, 12, [], { epoch: 'other' })).kind).toBe('reset')
    expect(model.takeIn(list(10, 12, [], { frame: 'other' })).kind).toBe('reset')
    expect(model.takeIn(list(10, 900, [], { tooOld: true })).kind).toBe('reset')
  })

  test('that corrects what waits replaces it', () => {
    const model = createModel(page())
    model.takeIn(list(10, 11, [update(10, 11)]))
    model.takeIn(list(11, 12, [update(10, 12, 'correction')]))
    expect(model.release()).toEqual([update(10, 12, 'correction')])
    expect(model.countNew()).toBe(0)
  })

  test('tells of a correction on an older page without putting it in', () => {
    const model = createModel(page({ marks: upTo(40, 21), revision: 40 }))
    const step = model.takeIn(list(40, 41, [update(3, 41, 'correction')]))
    expect(step).toMatchObject({ patch: [], place: [], news: [{ id: 'u-3' }] })
    expect(model.release()).toEqual([])
  })

  test('brings pins and sections at once, and takes them away', () => {
    const model = createModel(page())
    expect(model.takeIn(list(10, 11, [mark('pin-3', 11, 'pin')]))).toMatchObject({ place: [{ id: 'pin-3' }] })
    const step = model.takeIn(list(11, 12, [mark('pin-3', 12, 'removal'), mark('pin-4', 12, 'removal')]))
    expect(step).toMatchObject({ patch: [{ id: 'pin-3' }], place: [] })
  })
})

describe('paused', () => {
  test('only the state and what was wrong is patched; the rest comes afterwards', () => {
    const model = createModel(page())
    model.setPaused(true)
    const marks = [mark('state', 13), update(3, 11, 'development'), update(4, 12, 'correction'), mark('s-1', 13)]
    const step = model.takeIn(list(10, 13, marks))
    expect(step).toMatchObject({ patch: [{ id: 'state' }, { id: 'u-4' }], place: [] })
    expect(model.setPaused(false)).toMatchObject({ patch: [{ id: 'u-3' }], place: [{ id: 's-1' }] })
  })
})

describe('a page read anew', () => {
  const marks = [mark('state', 75), mark('headline', 1), ...upTo(70, 61)]

  test('joins up by ordinals, and counts what lies between', () => {
    const model = createModel(page())
    model.takeOver(page({ revision: 75, marks, amended: [{ id: 'u-1', rev: 5, ordinal: 1, change: 'typo' }] }), [])
    expect(model.countNew()).toBe(61)
    expect(idsOf(model.release()).slice(0, 2)).toEqual(['u-70', 'u-69'])
    expect(model.cursorNow()).toBe('e.75')
  })

  test('forgets what waited and has left the page', () => {
    const model = createModel(page())
    model.takeIn(list(10, 11, [update(10, 11)]))
    model.takeOver(page({ revision: 75, marks }), [])
    expect(idsOf(model.release())).not.toContain('u-10')
  })

  test('asks for the older pages that hold amended updates of ours, or for all where that is not known', () => {
    const model = createModel(page({ marks: upTo(19), revision: 19 }))
    const amended = (id: string, rev: number, ordinal: number) => ({ id, rev, ordinal, change: 'correction' })
    const joined = page({ revision: 75, marks, amended: [amended('u-13', 75, 13), amended('u-50', 12, 50)] })
    expect(model.stalePages(joined)).toEqual([{ page: 2, atLeast: 75 }])
    const torn = page({ revision: 75, marks, amended: [amended('u-50', 70, 50)] })
    const all = [1, 2].map((number) => ({ page: number, atLeast: 0 }))
    expect(model.stalePages(torn)).toEqual(all)
    expect(model.stalePages({ ...joined, amended: [], epoch: 'other' })).toEqual(all)
  })

  test('takes corrections from an older page, and nothing that we do not hold', () => {
    const model = createModel(page())
    const older = page({ page: 1, revision: 75, marks: [update(3, 71, 'correction'), update(12, 12)] })
    const step = model.takeOver(page({ revision: 75, marks }), [older])
    expect(idsOf(step.patch)).toEqual(['state', 'u-3'])
  })

  test('lets pins go that stand no more', () => {
    const model = createModel(page({ marks: [mark('pin-3', 4, 'pin'), ...upTo(9)] }))
    expect(model.takeOver(page({ revision: 12, marks: upTo(9) }), []).gone).toEqual(['pin-3'])
  })

  test('of a restored database counts whatever its numbers', () => {
    const model = createModel(page())
    const restored = page({ epoch: 'new', revision: 5, marks: [mark('headline', 1), ...upTo(4)] })
    const step = model.takeOver(restored, [])
    expect(idsOf(step.patch)).toContain('headline')
    expect(step.gone).toEqual(['u-5', 'u-6', 'u-7', 'u-8', 'u-9'])
    expect(model.cursorNow()).toBe('new.5')
  })
})

test('an older page keeps its members, and follows the state and its own head', () => {
  const model = createModel(page({ page: 2, marks: [mark('state', 10), mark('headline', 1), ...upTo(20, 11)] }))
  const step = model.takeIn(
    list(10, 13, [mark('state', 13), update(31, 11), update(12, 13, 'correction'), mark('lede', 12)]),
  )
  expect(step).toMatchObject({ patch: [{ id: 'state' }, { id: 'u-12' }], place: [] })
  expect(model.countNew()).toBe(0)
  expect(model.takeIn(list(13, 14, [mark('headline', 14)])).kind).toBe('reset')
  const own = page({ page: 2, revision: 14, marks: [mark('state', 9), mark('headline', 14)] })
  const fresh = page({ revision: 14, marks: [mark('state', 14), mark('headline', 14)] })
  const adopted = model.takeOver(fresh, [own])
  expect(adopted.patch.map(({ id, rev }) => [id, rev])).toEqual([
    ['state', 14],
    ['headline', 14],
  ])
})

describe('a line that leads to a correction', () => {
  const line = (above: number, number: number, rev = number, change = 'correction'): Words => ({
    ...update(above, rev, change),
    id: `k-${number}`,
    ordinal: Number(`${above}.${String(number).padStart(9, '0')}`),
  })

  test('waits like a new update above the newest one, is counted apart, and is put in with what waits', () => {
    const model = createModel(page())
    const step = model.takeIn(list(10, 12, [update(3, 11, 'correction'), line(9, 11), update(10, 12)]))
    expect(step).toMatchObject({ patch: [{ id: 'u-3' }], place: [] })
    expect([model.countNew(), model.countLines(), model.top()]).toEqual([1, 1, 10])
    expect(idsOf(model.release())).toEqual(['u-10', 'k-11'])
    expect([model.countNew(), model.countLines(), model.isHeld('k-11')]).toEqual([0, 0, true])
  })

  test('that stands on the page says the newest at once, also while it is paused', () => {
    const model = createModel(page({ marks: [mark('state', 10), ...upTo(9), line(9, 10)] }))
    expect(model.countLines()).toBe(0)
    model.setPaused(true)
    const step = model.takeIn(list(10, 12, [update(3, 12, 'retraction'), line(9, 10, 12, 'retraction')]))
    expect(step).toMatchObject({ patch: [{ id: 'u-3' }, { id: 'k-10' }] })
  })

  test('of another page, or below what the page holds, is nothing here', () => {
    const older = createModel(page({ page: 1 }))
    older.takeIn(list(10, 12, [line(19, 12)]))
    expect([older.countLines(), older.isHeld('k-12')]).toEqual([0, false])
    const newest = createModel(page())
    newest.takeIn(list(10, 12, [line(4, 12)]))
    expect(newest.countLines()).toBe(0)
  })

  test('stands on the older page of its update once there is one', () => {
    const model = createModel(page({ marks: [mark('state', 10), ...upTo(10), line(10, 11)] }))
    expect(model.stalePages(page({ revision: 90, marks: upTo(40, 31), amended: [] }))).toEqual([
      { page: 1, atLeast: 0 },
    ])
  })

  test('leaves no gap, and hides none', () => {
    expect(gapsOf([48, 47.000000112, 47])).toEqual([])
    expect(gapsOf([61.3, 60.2, 47.000000112, 47])).toEqual([{ below: 47.000000112, count: 12, page: 6 }])
  })
})
