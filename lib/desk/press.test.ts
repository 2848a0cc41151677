import { expect, test } from 'vitest'
import { pressFor } from '#lib/desk/press'

const newKey = () => 'new'

test('an unanswered press is repeated under its key', () => {
  expect(pressFor('same', { key: 'old', body: 'same' }, newKey)).toEqual({ key: 'old', body: 'same' })
})

test('a changed text is a new press', () => {
  expect(pressFor('changed', { key: 'old', body: 'same' }, newKey)).toEqual({ key: 'new', body: 'changed' })
})

test('after an answer every press is new', () => {
  expect(pressFor('same', null, newKey)).toEqual({ key: 'new', body: 'same' })
})
