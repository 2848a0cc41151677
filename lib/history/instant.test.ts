import { expect, test } from 'vitest'
import { parseInstant } from '#lib/history/instant'

test.each([
  ['2016-12-19T20:42:00+03:00', '2016-12-19T17:42:00.000Z'],
  ['2016-12-19t17:42z', '2016-12-19T17:42:00.000Z'],
  ['2016-12-19T17:42:00.5Z', '2016-12-19T17:42:00.500Z'],
])('%s', (text, iso) => expect(parseInstant(text)?.toISOString()).toBe(iso))

test.each(['2016-12-19', '2016-12-19T20:42', '2016-13-40T25:61:00Z', 'yesterday', ''])('%j is none', (text) =>
  expect(parseInstant(text)).toBeNull(),
)
