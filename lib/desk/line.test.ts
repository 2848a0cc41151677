import { expect, test } from 'vitest'
import { linePoints } from '#lib/desk/line'

const box = { width: 100, height: 20 }

test.each([
  ['a rise', [0, 5, 10], '0,20 50,10 100,0'],
  ['nobody', [0, 0], '0,20 100,20'],
  ['one value', [7], '0,0'],
  ['none', [], ''],
])('%s', (_what, values, points) => {
  expect(linePoints(values, box)).toBe(points)
})
