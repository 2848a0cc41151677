import { describe, expect, test } from 'vitest'
import { type Touched, touchedBy } from '#lib/corrections/touched'
import { MENDED, WRONG } from '#test/change-pairs'

const touched = (was: string, now: string): Touched[] => touchedBy([{ place: 'version', was, now }])

describe('a change of words', () => {
  test('the corpus is as long as it says', () => {
    expect(WRONG.length).toBeGreaterThanOrEqual(30)
    expect(MENDED.length).toBeGreaterThanOrEqual(30)
  })

  test.each(WRONG)('is proposed as a correction (%s): %j, now %j', (kind, was, now) => {
    expect(touched(was, now)).toContain(kind)
    expect(touched(now, was)).toContain(kind)
  })

  test.each(MENDED)('is a typing error: %j, now %j', (was, now) => {
    expect(touched(was, now)).toEqual([])
    expect(touched(now, was)).toEqual([])
  })

  test('a long text is looked through in no noticeable time', () => {
    const long = (number: number) =>
      Array.from({ length: 3_000 }, (_, at) => (at % 7 ? 'the police' : `Ankara ${at * number}`)).join(' ')
    const began = performance.now()
    expect(touched(long(2), long(3))).toContain('number')
    expect(performance.now() - began).toBeLessThan(1_500)
  })
})
