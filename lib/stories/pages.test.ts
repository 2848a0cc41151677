import { describe, expect, it } from 'vitest'
import { firstOrdinalOnStoryPage, olderPages, ordinalsOfPage, pageOfOrdinal } from '#lib/stories/pages'

describe('the pages of a story', () => {
  it.each([
    [0, 0, 1],
    [9, 0, 1],
    [19, 0, 1],
    [20, 1, 11],
    [29, 1, 11],
    [30, 2, 21],
    [10_000, 999, 9_991],
  ])('%i updates make %i older pages; the story page begins with %i', (published, older, first) => {
    expect(olderPages(published)).toBe(older)
    expect(firstOrdinalOnStoryPage(published)).toBe(first)
  })

  it('places every update on exactly one page, and an older page never changes', () => {
    for (let published = 1; published <= 200; published += 1) {
      const onStoryPage = published - firstOrdinalOnStoryPage(published) + 1
      expect(onStoryPage).toBeLessThanOrEqual(19)
      if (published >= 10) expect(onStoryPage).toBeGreaterThanOrEqual(10)
      for (let ordinal = 1; ordinal <= published; ordinal += 1) {
        const page = pageOfOrdinal(ordinal, published)
        if (page === null) continue
        expect(page).toBe(pageOfOrdinal(ordinal, 10_000))
        expect(ordinal).toBeGreaterThanOrEqual(ordinalsOfPage(page).from)
        expect(ordinal).toBeLessThanOrEqual(ordinalsOfPage(page).to)
      }
    }
  })
})
