import { describe, expect, test } from 'vitest'
import { matchesEtag, pickEncoding } from '#lib/press/negotiate'

describe('the coding of an answer', () => {
  test.each([
    [undefined, 'identity'],
    ['', 'identity'],
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['gzip;q=1.0, br;q=0.5', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0, gzip;q=0', 'identity'],
    ['deflate', 'identity'],
    ['*', 'br'],
    ['*;q=0.1, br;q=0', 'gzip'],
    ['identity, gzip;q=0.5', 'identity'],
    ['identity;q=0, *;q=0', 'identity'],
    ['br;q=nonsense, gzip', 'gzip'],
  ])('%s: %s', (header, encoding) => {
    expect(pickEncoding(header)).toBe(encoding)
    expect(pickEncoding(header)).toBe(encoding) // the remembered answer
  })
  test('is right also for the thousandth invented header', () => {
    for (let i = 0; i < 1_000; i += 1) expect(pickEncoding(`x-${i}, gzip`)).toBe('gzip')
  })
})

test.each([
  [undefined, false],
  ['"abc"', true],
  ['W/"abc"', true],
  ['"x", "abc"', true],
  ['*', true],
  ['"abcd"', false],
  ['abc', false],
])('If-None-Match %s: %s', (header, expected) => {
  expect(matchesEtag(header, '"abc"')).toBe(expected)
})
