import { expect, test } from 'vitest'
import { askingWords, queueWords } from '#lib/desk/queue-words'
import { aQueued } from '#test/queued'

const items = [aQueued(), aQueued({ state: 'parked' }), aQueued()]
const pressedAt = Date.parse('2026-11-23T15:31:00.000Z')

test.each([
  ['connection', '2 waiting for a connection'],
  ['signed-out', '2 waiting until you sign in again'],
  ['away', '2 waiting: the desk cannot be reached, it goes on by itself'],
] as const)('held for %s', (why, words) => {
  expect(queueWords({ items, hold: { why, until: null } }, true)).toBe(words)
})

test('without a hold they are on their way, or the line is dead', () => {
  expect(queueWords({ items, hold: null }, true)).toBe('2 being sent')
  expect(queueWords({ items, hold: null }, false)).toBe('2 waiting for a connection')
  expect(queueWords({ items: [aQueued({ state: 'asks' })], hold: null }, true)).toBe('')
})

test.each([
  [{ state: 'asks', since: 6 }, 'Written 18:31, 6 updates since: publish?'],
  [{ state: 'asks', since: 1 }, 'Written 18:31, 1 update since: publish?'],
  [{ state: 'asks', since: 0 }, 'Written 18:31, some time ago: publish?'],
  [{ state: 'parked', sentence: 'Coverage has ended.' }, 'Not sent: Coverage has ended.'],
  [{ state: 'parked', sends: 'submit', sentence: 'Coverage has ended.' }, 'Not submitted: Coverage has ended.'],
  [{ state: 'waiting' }, ''],
] as const)('%o says %s', (part, words) => {
  expect(askingWords(aQueued({ pressedAt, ...part }))).toBe(words)
})
