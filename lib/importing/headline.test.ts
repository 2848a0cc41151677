import { describe, expect, it } from 'vitest'
import { proposeHeadline } from '#lib/importing/headline'

describe('proposeHeadline', () => {
  it.each([
    ['A bridge fell on Monday. Nobody was hurt.', 'A bridge fell on Monday'],
    ['A bridge fell at dawn, the police said on Monday. Nobody was hurt.', 'A bridge fell at dawn'],
    ['LONDON — A bridge fell at dawn.', 'A bridge fell at dawn'],
    ['Who built the bridge? Nobody knows.', 'Who built the bridge?'],
    ['Mr. Jones of the U.S. Navy left.', 'Mr. Jones of the U.S. Navy left'],
    [
      'The old bridge over the river fell on Monday, and the trains that use it were stopped for the rest of the week.',
      'The old bridge over the river fell on Monday',
    ],
    [
      'Engineers found cracks in the second and third pillars of the old railway bridge over the river after the flood.',
      'Engineers found cracks in the second and third pillars of the old railway bridge over the river',
    ],
  ])('makes of “%s” “%s”', (text, headline) => expect(proposeHeadline(text)).toBe(headline))

  it('never leaves a quotation open', () => {
    const text = `The mayor called the bridge “a disgrace, a danger to us all and ${'a shame '.repeat(12)}for the town” on Monday.`
    expect(proposeHeadline(text)).toBe('The mayor called the bridge')
  })

  it('ends no headline in mid-word, even where there is no other end', () => {
    expect(proposeHeadline(`${'bridge '.repeat(40)}.`)).toMatch(/^(bridge ){13}bridge$/)
    expect(proposeHeadline('x'.repeat(5000))).toBeNull()
    expect(proposeHeadline('')).toBeNull()
  })
})
