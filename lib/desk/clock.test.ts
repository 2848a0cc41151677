import { expect, test } from 'vitest'
import { cityOf, dayAndTimeIn, timeIn } from '#lib/desk/clock'

test('times are the story’s, not the machine’s', () => {
  expect(timeIn('Europe/Istanbul', '2016-12-19T18:14:00Z')).toBe('21:14')
  expect(timeIn('UTC', '2016-12-19T00:04:00Z')).toBe('00:04')
})

test('a month has the same name in every browser', () => {
  expect(dayAndTimeIn('UTC', '2026-09-03T09:05:00Z')).toBe('3 Sep, 09:05')
})

test('a day comes with its time', () => {
  expect(dayAndTimeIn('Europe/Istanbul', '2016-12-19T22:30:00Z')).toBe('20 Dec, 01:30')
})

test('a zone is named by its city', () => {
  expect(cityOf('Europe/Istanbul')).toBe('Istanbul')
  expect(cityOf('America/Argentina/Buenos_Aires')).toBe('Buenos Aires')
  expect(cityOf('UTC')).toBe('UTC')
})
