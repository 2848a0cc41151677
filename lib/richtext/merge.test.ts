import { describe, expect, test } from 'vitest'
import { mergeDocs, mergeWords } from '#lib/richtext/merge'
import { Doc } from '#lib/richtext/schema'
import { docOf, textOf } from '#lib/richtext/text'

const merged = (mine: string[], base: string[], theirs: string[]) => {
  const doc = mergeDocs(docOf(mine), docOf(base), docOf(theirs))
  if (doc) expect(Doc.safeParse(doc).error).toBeUndefined()
  return doc && textOf(doc).split('\n\n')
}

const BASE = [
  'Police have closed the harbour bridge.',
  'Three people were hurt, the mayor said on Monday.',
  'More soon.',
]

describe('two changes of one text', () => {
  test('of different paragraphs come together, also of neighbours', () => {
    const [first = '', second = '', third = ''] = BASE
    expect(merged(['Police reopened the bridge.', second, third], BASE, [first, second, 'That is all.'])).toEqual([
      'Police reopened the bridge.',
      second,
      'That is all.',
    ])
    expect(merged(['Police reopened the bridge.', second, third], BASE, [first, 'Four were hurt.', third])).toEqual([
      'Police reopened the bridge.',
      'Four were hurt.',
      third,
    ])
  })

  test('a paragraph added and a word changed come together', () => {
    const [first = '', second = '', third = ''] = BASE
    expect(
      merged([first, second, third, 'By train too.'], BASE, ['Police have shut the harbour bridge.', second, third]),
    ).toEqual(['Police have shut the harbour bridge.', second, third, 'By train too.'])
  })

  test('of words far apart in one sentence come together', () => {
    expect(
      merged(
        ['Four people were hurt, the mayor said on Monday.'],
        ['Three people were hurt, the mayor said on Monday.'],
        ['Three people were hurt, the mayor said on Tuesday.'],
      ),
    ).toEqual(['Four people were hurt, the mayor said on Tuesday.'])
  })

  test('of words close together in one sentence are left to a person', () => {
    expect(merged(['14 people killed.'], ['12 people killed.'], ['12 people wounded.'])).toBeNull()
    expect(merged(['14 killed.'], ['12 killed.'], ['12 wounded.'])).toBeNull()
  })

  test('of neighbouring sentences come together', () => {
    expect(merged(['Nine dead. Roads shut.'], ['Ten dead. Roads shut.'], ['Ten dead. Roads open.'])).toEqual([
      'Nine dead. Roads open.',
    ])
    expect(
      merged(
        ['It is over. Roads shut. Go home.'],
        ['It is on. Roads shut. Go home.'],
        ['It is on. Roads shut. Go out.'],
      ),
    ).toEqual(['It is over. Roads shut. Go out.'])
  })

  test('of the same words are left to a person, unless both say the same', () => {
    expect(merged(['Four hurt.'], ['Three hurt.'], ['Five hurt.'])).toBeNull()
    expect(merged(['Four hurt.'], ['Three hurt.'], ['Four hurt.'])).toEqual(['Four hurt.'])
  })

  test('where one took a paragraph away that the other changed are left to a person', () => {
    const [first = '', second = '', third = ''] = BASE
    expect(merged([first, third], BASE, [first, `${second} Two of them badly.`, third])).toBeNull()
  })

  test('of one alone are that one’s', () => {
    expect(merged(BASE, BASE, ['New.'])).toEqual(['New.'])
    expect(merged(['New.'], BASE, BASE)).toEqual(['New.'])
  })
})

describe('marks, lists and quotes', () => {
  const text = (words: string, ...marks: object[]) => ({
    type: 'text',
    text: words,
    ...(marks.length > 0 ? { marks } : {}),
  })
  const doc = (...content: object[]) => Doc.parse({ type: 'doc', content })
  const paragraph = (...content: object[]) => ({ type: 'paragraph', content })
  const list = (...items: string[]) => ({
    type: 'bulletList',
    content: items.map((item) => ({ type: 'listItem', content: [paragraph(text(item))] })),
  })
  const quote = (words: string, speaker: string | null) => ({
    type: 'blockquote',
    attrs: { speaker, role: null },
    content: [paragraph(text(words))],
  })

  test('one made a word bold, the other changed the end', () => {
    const bold = doc(paragraph(text('Police', { type: 'bold' }), text(' say that the old bridge is shut.')))
    const base = doc(paragraph(text('Police say that the old bridge is shut.')))
    const open = doc(paragraph(text('Police say that the old bridge is open.')))
    expect(mergeDocs(bold, base, open)).toEqual(
      doc(paragraph(text('Police', { type: 'bold' }), text(' say that the old bridge is open.'))),
    )
  })

  test('items of one list', () => {
    expect(mergeDocs(doc(list('1', 'B')), doc(list('A', 'B')), doc(list('A', 'B', 'C')))).toEqual(
      doc(list('1', 'B', 'C')),
    )
    expect(mergeDocs(doc(list('1')), doc(list('A')), doc(list('2')))).toBeNull()
  })

  test('the speaker by one, the words by the other', () => {
    const base = doc(quote('We shall see.', null))
    expect(mergeDocs(doc(quote('We shall see.', 'Ana')), base, doc(quote('We will see.', null)))).toEqual(
      doc(quote('We will see.', 'Ana')),
    )
    expect(mergeDocs(doc(quote('We shall see.', 'Ana')), base, doc(quote('We shall see.', 'Bo')))).toBeNull()
  })

  test('the order of a database’s keys is no change', () => {
    const stored = Doc.parse({ content: [{ content: [{ text: 'A', type: 'text' }], type: 'paragraph' }], type: 'doc' })
    expect(mergeDocs(docOf(['B']), stored, docOf(['A']))).toEqual(docOf(['B']))
  })
})

test('headlines and bylines', () => {
  expect(mergeWords('Bridge closed', 'Bridge closed', 'Bridge open')).toBe('Bridge open')
  expect(mergeWords('Harbour bridge shut', 'Harbour bridge closed', 'Harbour bridge open')).toBeNull()
})
