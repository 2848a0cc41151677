import { describe, expect, it } from 'vitest'
import { splitParagraphs } from '#lib/importing/paragraphs'

/** Paragraphs in short: bullets begin with "• ". */
const split = (text: string) => splitParagraphs(text).map(({ text, bulleted }) => (bulleted ? `• ${text}` : text))

describe('splitParagraphs', () => {
  it.each(['•', '-', '–', '—', '*', '·', '▪'])('knows the sign %s', (sign) => {
    expect(split(`Lede.\n${sign} One.\n${sign} Two.`)).toEqual(['Lede.', '• One.', '• Two.'])
  })

  it.each(['1. One.\n2. Two.', '1) One.\n2) Two.', '9. One.\n10. Two.'])('knows numbers: %s', (list) => {
    expect(split(`Lede.\n${list}`)).toEqual(['Lede.', '• One.', '• Two.'])
  })

  it('takes a list with mixed signs as one list', () => {
    const list = '• One.\n- Two.\n– Three.\n— Four.\n* Five.\n6. Six.\n7) Seven.'
    expect(split(list)).toEqual(
      ['One.', 'Two.', 'Three.', 'Four.', 'Five.', 'Six.', 'Seven.'].map((text) => `• ${text}`),
    )
  })

  it.each([
    ['a lone dash', 'He sat down.\n- I am staying, he said.\nNobody spoke.'],
    ['dialogue', 'He sat down.\n- Why? she asked.\n— “Because.”\nNobody spoke.'],
    ['a lone number', 'The year was\n\n12. March it was.'],
    ['a lone star', '* The bridge is closed.'],
    ['a figure below zero', 'It froze.\n-5 degrees at night.\n-7 in the morning.'],
    ['a dash within a sentence', 'The bridge — old, rusty — fell.\nThe port – closed – stayed so.'],
    ['a year', 'It was built.\n1911. It was a good year.\n1920. It was not.'],
  ])('makes no bullet of %s', (_, text) => {
    expect(split(text)).toEqual(text.split(/\n+/))
  })

  it('takes a lone sign for a bullet after a colon, and tells dialogue from a list with another sign', () => {
    expect(split('What is known:\n- It fell.')).toEqual(['What is known:', '• It fell.'])
    expect(split('• One.\n- “Why?” she asked.\n• Two.')).toEqual(['• One.', '- “Why?” she asked.', '• Two.'])
  })

  it('joins what was hard-wrapped, and only that', () => {
    const wrapped = [
      'The old railway bridge over the river fell',
      'on Monday, at the start of the day of the 3.',
      'March, and took a train with it.',
      '',
      'The bridge',
      'It was built in 1911 by the council of the',
      'town - which paid',
      'for it.',
      '- Nobody was hurt, said the mayor of the',
      '  town.',
      '- The port is closed.',
    ].join('\n')
    expect(split(wrapped)).toEqual([
      'The old railway bridge over the river fell on Monday, at the start of the day of the 3. March, and took a train with it.',
      'The bridge',
      'It was built in 1911 by the council of the town - which paid for it.',
      '• Nobody was hurt, said the mayor of the town.',
      '• The port is closed.',
    ])
    expect(split('A bridge falls\nIt fell.\nand nobody knows why.\nIt was old.\nIt was rusty.')).toHaveLength(5)
  })

  it('reads every kind of line end, and drops rules and what has no width', () => {
    expect(split('\uFEFFOne.\r\nTwo.\rThree.\u2028Fo\u00adur.\n* * *\n---\n\u200b\nFive.')).toEqual([
      'One.',
      'Two.',
      'Three.',
      'Four.',
      'Five.',
    ])
  })
})
