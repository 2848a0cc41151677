import { describe, expect, test } from 'vitest'
import { type ChangeList, createModel, type Mark, type PrintedPage } from '#lib/live/client/model'

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
    const step = model.receive(list(10, 12, [mark('state', 12), update(3, 11, 'correction'), update(10, 12)]))
    expect(step).toMatchObject({ kind: 'step', patch: [{ id: 'state' }, { id: 'u-3' }], place: [] })
    expect(model.countNew()).toBe(1)
    expect(model.cursor()).toBe('e.12')
  })

  test('told twice, late or out of order, changes nothing', () => {
    const model = createModel(page())
    const changes = list(10, 12, [update(3, 12)])
    model.receive(changes)
    expect(model.receive(changes).kind).toBe('known')
    expect(model.receive(list(9, 11, [update(3, 11)])).kind).toBe('known')
  })

  test('that begins above what is known leaves something out', () => {
    const model = createModel(page())
    expect(model.receive(list(11, 12, [update(10, 12)])).kind).toBe('gap')
    expect(model.cursor()).toBe('e.10')
    // The front counts changes that it does not show; its stream leaves nothing out.
    expect(model.receive(list(11, 12, [], { isFront: true }), true).kind).toBe('step')
  })

  test('of another epoch or frame, or one that is not whole, asks for the page', () => {
    const model = createModel(page())
    expect(model.receive(list(10, 12, [], { epoch: 'other' })).kind).toBe('reset')
    expect(model.receive(list(10, 12, [], { frame: 'other' })).kind).toBe('reset')
    expect(model.receive(list(10, 900, [], { tooOld: true })).kind).toBe('reset')
  })

  test('that corrects what waits replaces it', () => {
    const model = createModel(page())
    model.receive(list(10, 11, [update(10, 11)]))
    model.receive(list(11, 12, [update(10, 12, 'correction')]))
    expect(model.release()).toEqual([update(10, 12, 'correction')])
    expect(model.countNew()).toBe(0)
  })

  test('tells of a correction on an older page without putting it in', () => {
    const model = createModel(page({ marks: upTo(40, 21), revision: 40 }))
    const step = model.receive(list(40, 41, [update(3, 41, 'correction')]))
    expect(step).toMatchObject({ patch: [], place: [], news: [{ id: 'u-3' }] })
    expect(model.release()).toEqual([])
  })

  test('brings pins and sections at once, and takes them away', () => {
    const model = createModel(page())
    expect(model.receive(list(10, 11, [mark('pin-3', 11, 'pin')]))).toMatchObject({ place: [{ id: 'pin-3' }] })
    const step = model.receive(list(11, 12, [mark('pin-3', 12, 'removal'), mark('pin-4', 12, 'removal')]))
    expect(step).toMatchObject({ patch: [{ id: 'pin-3' }], place: [] })
  })
})

describe('paused', () => {
  test('only the state and what was wrong is patched; the rest comes afterwards', () => {
    const model = createModel(page())
    model.setPaused(true)
    const marks = [mark('state', 13), update(3, 11, 'development'), update(4, 12, 'correction'), mark('s-1', 13)]
    const step = model.receive(list(10, 13, marks))
    expect(step).toMatchObject({ patch: [{ id: 'state' }, { id: 'u-4' }], place: [] })
    expect(model.setPaused(false)).toMatchObject({ patch: [{ id: 'u-3' }], place: [{ id: 's-1' }] })
  })
})

describe('a page read anew', () => {
  const marks = [mark('state', 75), mark('headline', 1), ...upTo(70, 61)]

  test('joins up by ordinals, and counts what lies between', () => {
    const model = createModel(page())
    model.adopt(page({ revision: 75, marks, amended: [{ id: 'u-1', rev: 5, ordinal: 1, change: 'typo' }] }), [])
    expect(model.countNew()).toBe(61)
    expect(idsOf(model.release()).slice(0, 2)).toEqual(['u-70', 'u-69'])
    expect(model.cursor()).toBe('e.75')
  })

  test('forgets what waited and has left the page', () => {
    const model = createModel(page())
    model.receive(list(10, 11, [update(10, 11)]))
    model.adopt(page({ revision: 75, marks }), [])
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
    const step = model.adopt(page({ revision: 75, marks }), [older])
    expect(idsOf(step.patch)).toEqual(['state', 'u-3'])
  })

  test('lets pins go that stand no more', () => {
    const model = createModel(page({ marks: [mark('pin-3', 4, 'pin'), ...upTo(9)] }))
    expect(model.adopt(page({ revision: 12, marks: upTo(9) }), []).gone).toEqual(['pin-3'])
  })

  test('of a restored database counts whatever its numbers', () => {
    const model = createModel(page())
    const restored = page({ epoch: 'new', revision: 5, marks: [mark('headline', 1), ...upTo(4)] })
    const step = model.adopt(restored, [])
    expect(idsOf(step.patch)).toContain('headline')
    expect(step.gone).toEqual(['u-5', 'u-6', 'u-7', 'u-8', 'u-9'])
    expect(model.cursor()).toBe('new.5')
  })
})

test('an older page keeps its members, and follows the state and its own head', () => {
  const model = createModel(page({ page: 2, marks: [mark('state', 10), mark('headline', 1), ...upTo(20, 11)] }))
  const step = model.receive(
    list(10, 13, [mark('state', 13), update(31, 11), update(12, 13, 'correction'), mark('lede', 12)]),
  )
  expect(step).toMatchObject({ patch: [{ id: 'state' }, { id: 'u-12' }], place: [] })
  expect(model.countNew()).toBe(0)
  expect(model.receive(list(13, 14, [mark('headline', 14)])).kind).toBe('reset')
  const own = page({ page: 2, revision: 14, marks: [mark('state', 9), mark('headline', 14)] })
  const fresh = page({ revision: 14, marks: [mark('state', 14), mark('headline', 14)] })
  const adopted = model.adopt(fresh, [own])
  expect(adopted.patch.map(({ id, rev }) => [id, rev])).toEqual([
    ['state', 14],
    ['headline', 14],
  ])
})
