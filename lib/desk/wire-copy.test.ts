import { describe, expect, test } from 'vitest'
import { readWireCopy } from '#lib/desk/wire-copy'
import { reportersIn } from '#lib/importing/sign-offs'
import { type Block, Doc } from '#lib/richtext/schema'
import { docOf, textOf } from '#lib/richtext/text'

const paragraphs = (...texts: string[]): Block[] => docOf(texts).content
const list = (...items: string[]): Block => ({
  type: 'bulletList',
  content: items.map((text) => ({
    type: 'listItem',
    content: [{ type: 'paragraph', content: [{ type: 'text', text }] }],
  })),
})
const read = (...content: Block[]) => {
  const copy = readWireCopy({ type: 'doc', content })
  for (const doc of [...copy.bullets, copy.rest, copy.whole]) expect(Doc.safeParse(doc).error).toBeUndefined()
  return { ...copy, bullets: copy.bullets.map(textOf), rest: textOf(copy.rest), whole: textOf(copy.whole) }
}

describe('a pasted list', () => {
  test('is as many bullets, with what stood around it left where it is', () => {
    expect(
      read(...paragraphs('What we know:'), list('One.', 'Two.', 'Three.'), ...paragraphs('More soon.')),
    ).toMatchObject({
      bullets: ['One.', 'Two.', 'Three.'],
      rest: 'What we know:\n\nMore soon.',
      bylines: [],
    })
  })

  test('of one item is a bullet already', () => expect(read(list('One.')).bullets).toEqual([]))

  test('gives its dateline and its sign-off to the byline', () => {
    const copy = read(
      list('ANKARA, Nov 23 (Reuters) - A bridge fell.', '(Reuters) - Ten cars were on it.', 'Two people are missing.'),
      ...paragraphs('(Reporting by Ana Kaya and Bo Lind in Ankara; Editing by Cem Demir)'),
    )
    expect(copy.bullets).toEqual(['ANKARA, Nov 23 - A bridge fell.', 'Ten cars were on it.', 'Two people are missing.'])
    expect(copy.bylines).toEqual(['Ana Kaya', 'Bo Lind', 'Reuters'])
    expect(copy.rest).toBe('')
  })
})

describe('paragraphs', () => {
  test('with signs or times are bullets, without the signs', () => {
    expect(read(...paragraphs('Latest', '- One fell', '- Two rose', '- Three left')).bullets).toEqual([
      'One fell',
      'Two rose',
      'Three left',
    ])
    expect(read(...paragraphs('18:41 Polls close', '18:44 First results', '19:02 A winner')).bullets).toHaveLength(3)
  })

  test('of running text are none', () => {
    const long = `${'The committee said that it had looked at every one of the papers. '.repeat(6)}`.trim()
    expect(read(...paragraphs(long, long, long)).bullets).toEqual([])
    expect(read(...paragraphs('One sentence.', 'And another.')).bullets).toEqual([])
  })

  test('by an agency keep their words and their marks', () => {
    const text = (words: string, ...marks: object[]) => ({
      type: 'text',
      text: words,
      ...(marks.length ? { marks } : {}),
    })
    const content = [
      text('ANKARA ('),
      text('Reuters', { type: 'bold' }),
      text(') - A '),
      text('bridge', { type: 'italic' }),
      text(' fell.'),
    ]
    const doc = Doc.parse({ type: 'doc', content: [{ type: 'paragraph', content }] })
    const { whole, bylines } = readWireCopy(doc)
    expect(bylines).toEqual(['Reuters'])
    expect(textOf(whole)).toBe('ANKARA - A bridge fell.')
    expect(JSON.stringify(whole)).toContain('{"type":"text","text":"bridge","marks":[{"type":"italic"}]}')
  })
})

test('a text of ours stays as it is', () => {
  const doc = docOf(['Police (and others) say so.', 'They came by train.'])
  expect(readWireCopy(doc)).toEqual({ bullets: [], bylines: [], rest: doc, whole: doc })
})

test.each([
  ['(Reporting by Ali Kucukgocmen, editing by Ece Toksabay)', ['Ali Kucukgocmen']],
  [
    'Reporting by Ana de la Cruz in Madrid and Bo O’Neill; Additional reporting by Cem Demir; Editing by Dan',
    ['Ana de la Cruz', 'Bo O’Neill'],
  ],
  ['(Additional reporting by Cem Demir.)', ['Cem Demir']],
  ['By Jane Doe, CNN', ['Jane Doe', 'CNN']],
  ['Editing by Cem Demir', []],
  ['© 2026 Reuters. All rights reserved.', []],
])('%s names %j', (line, names) => expect(reportersIn(line)).toEqual(names))
