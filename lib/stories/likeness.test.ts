import { describe, expect, it } from 'vitest'
import { findAlike, likeness } from '#lib/stories/likeness'

const ALIKE = [
  ['Russian ambassador shot dead in Ankara', 'Ambassador shot at Ankara gallery'],
  ['Storm Anna reaches the west coast', 'West coast braces for storm Anna'],
  ['Harbour bridge closed after ferry hits pillar', 'Ferry hits harbour bridge'],
  ['Budget vote: government wins by two', 'Government wins budget vote'],
  ['Türkiye seçim sonuçları', 'Seçim sonuçları açıklandı'],
]
const APART = [
  ['Russian ambassador shot dead in Ankara', 'Storm Anna reaches the west coast'],
  ['Parliament votes on the budget', 'Parliament closed for repairs'],
  ['The mayor resigns', 'The mayor of the harbour opens a bridge'],
  ['A story', 'A story'],
]

describe('headlines', () => {
  it.each(ALIKE)('“%s” may be about what “%s” is about', (one, other) => {
    expect(findAlike(one, [{ headline: other }])).toHaveLength(1)
    expect(likeness(one, other)).toBe(likeness(other, one))
  })

  it.each(APART)('“%s” is not what “%s” is', (one, other) => {
    expect(findAlike(one, [{ headline: other }])).toEqual([])
  })

  it('the most alike comes first', () => {
    const others = ['Ferry hits bridge', 'Harbour bridge hit by ferry, closed'].map((headline) => ({ headline }))
    const [first] = findAlike('Harbour bridge closed after ferry hits', others)
    expect(first?.headline).toContain('closed')
  })
})
