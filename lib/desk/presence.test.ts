import { expect, test } from 'vitest'
import { firstWords } from '#lib/desk/presence'

test('the first words are whole ones, in one line, and no more than colleagues need', () => {
  expect(firstWords('  Moscow,\n\ntalks ')).toBe('Moscow, talks')
  expect(firstWords('')).toBe('')
  const long = firstWords('The ferry between Old Quay and the north bank runs every ten minutes again')
  expect(long).toBe('The ferry between Old Quay and the north bank runs every ten')
  expect(firstWords('x'.repeat(200))).toHaveLength(60)
})
