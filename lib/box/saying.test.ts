import { expect, test } from 'vitest'
import { sayingOf } from '#lib/box/saying'
import type { ClaimStatus } from '#lib/box/status'
import type { ClaimView } from '#lib/box/views'

const claim = (status: ClaimStatus, fields: Partial<ClaimView> = {}): ClaimView => ({
  ...{ id: 'c', storyId: 's', version: 1, position: 0, text: 'He acted alone.', question: 'Whether he acted alone' },
  ...{ sources: [], status, statusAt: '', boxedAt: 'then', publishedAt: 'then', wasStated: true, isWrong: false },
  ...{ checkedAt: '', checkedBy: { id: 'a', name: 'Ana' }, ...fields },
})
const police = { sources: [{ type: 'official', label: 'The police' }] } satisfies Partial<ClaimView>

test.each([
  ['unconfirmed', 'confirmed', {}, 'It is now confirmed that he acted alone.'],
  ['attributed', 'confirmed', {}, 'It is now confirmed that he acted alone.'],
  ['unconfirmed', 'attributed', police, 'According to the police, he acted alone.'],
  ['unconfirmed', 'attributed', {}, 'It is now said that he acted alone.'],
  ['confirmed', 'disputed', {}, 'We had said that he acted alone; that is now disputed.'],
  ['attributed', 'unconfirmed', {}, 'We had said that he acted alone; that is not confirmed.'],
  ['attributed', 'withdrawn', {}, 'We had said that he acted alone; that was wrong.'],
  ['attributed', 'superseded', {}, 'We had said that he acted alone; there is newer news.'],
  ['confirmed', 'attributed', {}, null],
  ['unconfirmed', 'disputed', {}, 'Whether he acted alone is disputed.'],
  ['disputed', 'unconfirmed', {}, 'Whether he acted alone is not confirmed.'],
  ['unconfirmed', 'withdrawn', {}, 'Whether he acted alone is no longer in question.'],
  ['unconfirmed', 'superseded', {}, null],
] as const)('from %s to %s', (from, to, fields, words) => {
  expect(sayingOf(claim(from), claim(to, fields))).toBe(words)
})

test('a name at the beginning stays one, and what is the desk’s alone was said to nobody', () => {
  const text = 'Moscow calls it terrorism.'
  expect(sayingOf(claim('disputed'), claim('confirmed', { text }))).toBe(
    'It is now confirmed that Moscow calls it terrorism.',
  )
  expect(sayingOf(claim('attributed', { boxedAt: null }), claim('disputed', { boxedAt: null, question: '' }))).toBe(
    'Whether he acted alone is disputed.',
  )
})
