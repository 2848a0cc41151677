import { describe, expect, test } from 'vitest'
import { cursorIn, judge, parseCursor, place } from '#lib/live/server/cursor'
import { aSubject } from '#test/live'

const EPOCH = 'epoch-1'

describe('a cursor', () => {
  test.each([
    ['epoch-1.47', { epoch: EPOCH, revision: 47 }],
    ['47', { epoch: null, revision: 47 }],
    ['0', { epoch: null, revision: 0 }],
    ['', null],
    ['-1', null],
    ['1e9', null],
    ['47.epoch', null],
    ['1234567890123456', null],
    [null, null],
  ])('%j', (text, cursor) => {
    expect(parseCursor(text)).toEqual(cursor)
  })
  test.each([
    ['after=47', { epoch: null, revision: 47 }],
    ['after=47&epoch=epoch-1', { epoch: EPOCH, revision: 47 }],
    ['after=epoch-1.47', { epoch: EPOCH, revision: 47 }],
    ['', null],
    ['after=', 'broken'],
    ['after=x', 'broken'],
  ])('in a query: %s', (query, cursor) => {
    expect(cursorIn(new URLSearchParams(query))).toEqual(cursor)
  })
})

test.each([
  [{ epoch: EPOCH, revision: 100 }, 'current'],
  [{ epoch: null, revision: 100 }, 'current'],
  [{ epoch: EPOCH, revision: 99 }, 'behind'],
  [{ epoch: EPOCH, revision: 50 }, 'behind'],
  [{ epoch: EPOCH, revision: 49 }, 'reset'],
  [{ epoch: EPOCH, revision: 101 }, 'ahead'],
  [{ epoch: 'epoch-0', revision: 100 }, 'reset'],
])('%j is %s', (cursor, standing) => {
  expect(judge(cursor, aSubject({ revision: 100 }))).toBe(standing)
})

test('a topic that stood still while others changed has nothing to catch up with', () => {
  const topic = aSubject({ revision: 10, counted: 90 })
  expect([15, 90, 9, 91].map((revision) => judge({ epoch: EPOCH, revision }, topic))).toEqual([
    'current',
    'current',
    'behind',
    'ahead',
  ])
})

describe('above what this process knows', () => {
  const ahead = { epoch: EPOCH, revision: 12 }
  function numbers({ database = aSubject(), isHealthy = true }) {
    let known = aSubject()
    return {
      subject: () => known,
      isHealthy: () => isHealthy,
      async compare() {
        if (isHealthy) known = database
      },
    }
  }

  test('the database is asked: it is a wake-up', async () => {
    expect(await place(ahead, numbers({ database: aSubject({ revision: 13 }) }))).toMatchObject({
      standing: 'behind',
      subject: { revision: 13 },
    })
  })
  test('and above the database it is worth nothing', async () => {
    expect(await place(ahead, numbers({}))).toMatchObject({ standing: 'reset' })
  })
  test('without a database nobody can say', async () => {
    expect(await place(ahead, numbers({ isHealthy: false }))).toMatchObject({ standing: 'ahead' })
  })
  test('another epoch may be news of a restored database', async () => {
    const database = aSubject({ epoch: 'epoch-2', revision: 12 })
    expect(await place({ epoch: 'epoch-2', revision: 12 }, numbers({ database }))).toMatchObject({
      standing: 'current',
    })
  })
})
