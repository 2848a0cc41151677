import { describe, expect, test } from 'vitest'
import { docFromEditor, editorContent } from '#lib/desk/editor-doc'
import { Doc } from '#lib/richtext/schema'

const text = (words: string, ...marks: unknown[]) =>
  marks.length ? { type: 'text', text: words, marks } : { type: 'text', text: words }
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content })
const doc = (...content: unknown[]) => ({ type: 'doc', content })

describe('what the editor holds becomes our rich text', () => {
  test('a link keeps its address and loses what the editor adds', () => {
    const link = {
      type: 'link',
      attrs: { href: 'https://a.example/x', target: '_blank', rel: 'noopener', class: null },
    }
    expect(docFromEditor(doc(paragraph(text('here', link, { type: 'bold' }))))).toEqual(
      doc(paragraph(text('here', { type: 'link', attrs: { href: 'https://a.example/x' } }, { type: 'bold' }))),
    )
  })

  test('a link to a script loses the link and keeps the words', () => {
    const link = { type: 'link', attrs: { href: 'javascript:alert(1)' } }
    expect(docFromEditor(doc(paragraph(text('here', link))))).toEqual(doc(paragraph(text('here'))))
  })

  test('empty paragraphs and breaks at the ends go', () => {
    const editor = doc(
      { type: 'paragraph' },
      paragraph({ type: 'hardBreak' }, text('One'), { type: 'hardBreak' }),
      paragraph(text('  ')),
    )
    expect(docFromEditor(editor)).toEqual(doc(paragraph(text('One'))))
  })

  test('a break inside a paragraph stays', () => {
    const editor = doc(paragraph(text('One'), { type: 'hardBreak', marks: [{ type: 'bold' }] }, text('Two')))
    expect(docFromEditor(editor)).toEqual(doc(paragraph(text('One'), { type: 'hardBreak' }, text('Two'))))
  })

  test('a quote has a speaker and a role, or null', () => {
    const quote = {
      type: 'blockquote',
      attrs: { speaker: ' The minister ', role: '' },
      content: [paragraph(text('No.'))],
    }
    expect(docFromEditor(doc(quote)).content).toEqual([
      { type: 'blockquote', attrs: { speaker: 'The minister', role: null }, content: [paragraph(text('No.'))] },
    ])
  })

  test('a list loses its numbering attributes, and an empty list goes', () => {
    const item = { type: 'listItem', content: [paragraph(text('One'))] }
    const list = {
      type: 'orderedList',
      attrs: { start: 3, type: null },
      content: [item, { type: 'listItem', content: [{ type: 'paragraph' }] }],
    }
    const empty = { type: 'bulletList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] }
    expect(docFromEditor(doc(list, empty))).toEqual(doc({ type: 'orderedList', content: [item] }))
  })

  test('words in a place our tree does not know become paragraphs', () => {
    const odd = { type: 'table', content: [{ type: 'row', content: [paragraph(text('cell'))] }] }
    expect(docFromEditor(doc(odd, { type: 'heading', attrs: { level: 2 }, content: [text('Title')] }))).toEqual(
      doc(paragraph(text('cell')), paragraph(text('Title'))),
    )
  })

  test('an image to come keeps its caption', () => {
    const image = { type: 'image', attrs: { imageId: null, caption: 'Emergency vehicles', alt: '' } }
    expect(docFromEditor(doc(image)).content).toEqual([
      { type: 'image', attrs: { imageId: null, caption: 'Emergency vehicles' } },
    ])
  })

  test('a post and a link card lose what is not typed out yet', () => {
    const post = { text: 'Closed.', url: 'https://x', language: 'Turk', platform: 'X', author: ' Ana ', onload: 'x' }
    const made = docFromEditor(doc({ type: 'post', attrs: post }, { type: 'linkCard', attrs: { url: 'javascript:x' } }))
    expect(Doc.safeParse(made).error).toBeUndefined()
    expect(made.content).toEqual([
      {
        type: 'post',
        attrs: {
          author: 'Ana',
          handle: '',
          platform: 'X',
          postedAt: null,
          text: 'Closed.',
          url: 'https://x',
          language: null,
          translation: '',
        },
      },
      { type: 'linkCard', attrs: { title: '', description: '', site: '', url: '' } },
    ])
  })

  test('everything it makes is valid', () => {
    const all = doc(
      paragraph(text('a', { type: 'italic' }), { type: 'hardBreak' }),
      { type: 'blockquote', attrs: {}, content: [paragraph(text('b'))] },
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('c')), paragraph(text('d'))] }] },
    )
    expect(Doc.safeParse(docFromEditor(all)).error).toBeUndefined()
    expect(Doc.safeParse(docFromEditor(doc())).error).toBeUndefined()
  })
})

test('the editor gets a paragraph to stand in', () => {
  expect(editorContent({ type: 'doc', content: [] })).toEqual(doc({ type: 'paragraph' }))
})
