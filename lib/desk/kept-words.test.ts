import { expect, test } from 'vitest'
import type { Saving } from '#lib/desk/autosave'
import { keptWords } from '#lib/desk/kept-words'

const at = '2026-11-23T15:41:00.000Z'

test.each<[boolean, Saving, boolean, string]>([
  [false, { state: 'none' }, false, ''],
  [false, { state: 'behind' }, false, ''],
  [true, { state: 'behind' }, false, 'Kept on this device.'],
  [true, { state: 'saved', at }, false, 'Saved 18:41.'],
  [false, { state: 'saved', at }, false, 'Saved 18:41.'],
  [true, { state: 'failing' }, false, 'Kept on this device; not sent, trying again.'],
  [false, { state: 'failing' }, false, 'Not sent, trying again.'],
  [true, { state: 'signed-out' }, false, 'Kept on this device; not sent, you are signed out.'],
  [true, { state: 'elsewhere', there: null }, false, 'Kept on this device; you write this in another place too.'],
  [true, { state: 'saved', at }, true, 'Saved 18:41. Changed by a colleague meanwhile.'],
])('kept %s, %o, changed %s: %s', (kept, saving, changed, words) => {
  expect(keptWords({ kept, saving, changed, timeZone: 'Europe/Istanbul' })).toBe(words)
})
