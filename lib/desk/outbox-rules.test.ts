import { describe, expect, test } from 'vitest'
import { goesByItself, goesUnread, judge, lastOrdinal, publishedSince, waitFor } from '#lib/desk/outbox-rules'
import type { Queued } from '#lib/desk/queued'
import { refusalOf } from '#lib/desk/request'
import { docOfText } from '#lib/richtext/text'
import { anUpdateView, aQueued } from '#test/queued'

const middle = () => 0.5
const refused = (status: number, code = 'x', rest: object = {}, retryAfterMs: number | null = null) =>
  refusalOf(status, { code, detail: 'Because.', ...rest }, retryAfterMs)

describe('what an answer does to the queue', () => {
  test.each([
    ['no answer', refused(0), { what: 'hold', why: 'connection', ms: 1_500 }],
    ['408', refused(408), { what: 'hold', why: 'connection', ms: 1_500 }],
    ['401', refused(401, 'unauthenticated'), { what: 'hold', why: 'signed-out', ms: null }],
    ['401, another', refused(401, 'x', { reason: 'another' }), { what: 'hold', why: 'another', ms: null }],
    ['401, disabled', refused(401, 'x', { reason: 'disabled' }), { what: 'hold', why: 'disabled', ms: null }],
    ['419', refused(419), { what: 'hold', why: 'signed-out', ms: null }],
    ['429', refused(429), { what: 'hold', why: 'busy', ms: 1_500 }],
    ['429 for 30 s', refused(429, 'x', {}, 30_000), { what: 'hold', why: 'busy', ms: 31_000 }],
    ['503', refused(503), { what: 'hold', why: 'away', ms: 1_500 }],
    ['503 for 5 s', refused(503, 'x', {}, 5_000), { what: 'hold', why: 'away', ms: 6_000 }],
    ['502', refused(502), { what: 'hold', why: 'away', ms: 1_500 }],
    ['409, being worked on', refused(409, 'busy'), { what: 'hold', why: 'busy', ms: 1_500 }],
    ['409', refused(409, 'conflict'), { what: 'park', code: 'conflict', sentence: 'Because.' }],
    ['403', refused(403), { what: 'park', code: 'x', sentence: 'Because.' }],
    ['404', refused(404), { what: 'park', code: 'x', sentence: 'Because.' }],
    ['413', refused(413), { what: 'park', code: 'x', sentence: 'Because.' }],
    ['422', refused(422), { what: 'park', code: 'x', sentence: 'Because.' }],
    ['200 of a newer build', refused(200, 'odd'), { what: 'sent', update: null }],
  ] as const)('%s', (_answer, reply, verdict) => {
    expect(judge(aQueued(), reply, middle)).toEqual(verdict)
  })

  test('our own word for who is dead waits, visibly, with its sentence and the question', () => {
    const asked = { statements: ['He is dead.'], answers: ['ask', 'notNeeded'], others: ['Ben'], aloneFrom: null }
    const verdict = judge(aQueued(), refused(422, 'second_eyes', asked), middle)
    expect(verdict).toEqual({ what: 'park', code: 'second_eyes', sentence: 'Because.', secondEyes: asked })
  })

  test('a fault of ours that stays keeps this bullet, not those behind it', () => {
    expect(judge(aQueued({ tries: 3 }), refused(500), middle)).toMatchObject({ what: 'hold' })
    expect(judge(aQueued({ tries: 4 }), refused(500), middle)).toMatchObject({ what: 'park' })
  })

  test.each([
    ['this very text, published', {}, 'sent'],
    ['this very text, not published yet', { publishedAt: null }, 'park'],
    ['another text', { body: docOfText('Another text') }, 'park'],
    ['another update', { id: 'another' }, 'park'],
  ])('409 with %s', (_what, there, what) => {
    const queued = aQueued()
    const current = anUpdateView({ id: queued.updateId, body: docOfText('Polls close'), publishedAt: 'now', ...there })
    expect(judge(queued, refused(409, 'conflict', { current }), middle).what).toBe(what)
  })
})

describe('waiting', () => {
  test('doubles up to a minute, never in step, and never before the desk said', () => {
    expect([0, 1, 2, 9].map((tries) => waitFor(tries, null, () => 1))).toEqual([2_000, 4_000, 8_000, 60_000])
    expect(waitFor(9, null, () => 0)).toBe(30_000)
    for (const random of [() => 0, () => 0.9]) expect(waitFor(0, 30_000, random)).toBeGreaterThanOrEqual(30_000)
  })
})

describe('a publish that waited', () => {
  const at = 1_000_000
  const seen = [1, 2, 3].map((ordinal) => ({ id: `u${ordinal}`, ordinal }))
  const written: Partial<Queued> = { pressedAt: at, seenOrdinal: 3, tries: 1 }
  const news = { id: 'news', ordinal: 4 }

  test.each([
    ['after 119 s, nothing meanwhile', 119_000, seen, {}, true],
    ['after 120 s', 120_000, seen, {}, false],
    ['after 5 s, something published meanwhile', 5_000, [...seen, news], {}, false],
    ['what it sent itself is no news', 5_000, [...seen, news], { own: ['news'] }, true],
    ['a colleague’s draft is no news', 5_000, [...seen, { id: 'draft', ordinal: null }], {}, true],
    ['filed already, only the answer was lost', 900_000, [...seen, { id: 'mine', ordinal: 4 }], {}, true],
    ['a device whose clock was set back', -60_000, seen, {}, false],
  ])('%s', (_what, age, updates, part, goes) => {
    const queued = aQueued({ ...written, updateId: 'mine', ...part })
    expect(goesByItself(queued, updates, at + age)).toBe(goes)
  })

  test('is counted by what readers got since', () => {
    const later = [4, 5, 6].map((ordinal) => ({ id: `u${ordinal}`, ordinal }))
    expect(publishedSince(aQueued({ ...written, own: ['u5'] }), [...seen, ...later])).toBe(2)
    expect(lastOrdinal([...seen, ...later, { id: 'draft', ordinal: null }])).toBe(6)
    expect(lastOrdinal([])).toBe(0)
  })

  test('is looked at before it goes, but not where it was pressed just now, and never a submission', () => {
    expect(goesUnread(aQueued({ pressedAt: at, tries: 0 }), at + 9_000)).toBe(true)
    expect(goesUnread(aQueued({ pressedAt: at, tries: 0 }), at + 11_000)).toBe(false)
    expect(goesUnread(aQueued({ pressedAt: at, tries: 1 }), at + 1_000)).toBe(false)
    expect(goesUnread(aQueued({ pressedAt: at, tries: 7, sends: 'submit' }), at + 9_000_000)).toBe(true)
    expect(goesUnread(aQueued({ pressedAt: at, tries: 7, sends: 'prepare' }), at + 9_000_000)).toBe(true)
  })
})
