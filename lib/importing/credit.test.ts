import { describe, expect, it } from 'vitest'
import { takeCredit } from '#lib/importing/credit'

const takeFrom = (...texts: string[]) => {
  const { credit, paragraphs } = takeCredit(texts.map((text) => ({ text, bulleted: false })))
  return { credit, texts: paragraphs.map((paragraph) => paragraph.text) }
}

describe('takeCredit', () => {
  it.each([
    ['(CNN) A bridge fell.', 'CNN', 'A bridge fell.'],
    ['(CNN)A bridge fell.', 'CNN', 'A bridge fell.'],
    ['(The Meridian) — A bridge fell.', 'The Meridian', 'A bridge fell.'],
    ['LONDON (Reuters) - A bridge fell.', 'Reuters', 'LONDON - A bridge fell.'],
    ['ANKARA, Turkey (AP) — A bridge fell.', 'AP', 'ANKARA, Turkey — A bridge fell.'],
    ['PARIS, March 3 (AFP) – A bridge fell.', 'AFP', 'PARIS, March 3 – A bridge fell.'],
    ['Istanbul (CNN)A bridge fell.', 'CNN', 'Istanbul — A bridge fell.'],
  ])('reads %s', (text, credit, rest) => expect(takeFrom(text)).toEqual({ credit, texts: [rest] }))

  it('finds it under a headline, also on a line of its own', () => {
    expect(takeFrom('A bridge falls', '(CNN)', 'It fell.')).toEqual({
      credit: 'CNN',
      texts: ['A bridge falls', 'It fell.'],
    })
  })

  it.each([
    '(Updated at noon) A bridge fell.',
    'A bridge (built in 1911) fell.',
    'The mayor (Labour) said no.',
    '(In a town of this size such a thing is never forgotten) A bridge fell.',
  ])('leaves alone: %s', (text) => expect(takeFrom(text)).toEqual({ credit: null, texts: [text] }))
})
