import { expect, test } from 'vitest'
import { sheetOfOld } from '#lib/desk/kept'

test('what an earlier build kept is somebody’s sheet', () => {
  const name = 'writethru:kept:ana:new:story-1'
  expect(sheetOfOld(name, '{"headline":"Polls close"}', 5)).toMatchObject({
    contributorId: 'ana',
    what: 'new:story-1',
    value: { headline: 'Polls close' },
    beganAt: 5,
    changedAt: 5,
  })
})

test.each([
  ['writethru:kept:ana', '{}'],
  ['writethru:live:ana:x', '{}'],
  ['writethru:kept:ana:new-story', 'null'],
  ['writethru:kept:ana:new-story', '{"cut'],
])('%s with %s is none', (name, json) => {
  expect(sheetOfOld(name, json, 5)).toBeNull()
})
