import { describe, expect, test } from 'vitest'
import { looksLikeEmbed, readPaste, readPlainPaste } from '#lib/desk/paste'
import type { Pasted } from '#lib/desk/paste-tree'
import { Doc } from '#lib/richtext/schema'
import { textOf } from '#lib/richtext/text'

const tag = (name: string, ...children: (Pasted | string)[]): Pasted => ({ name, attrs: {}, children })

// What browsers make of real pages is read by a real browser in e2e/paste-corpus.spec.ts.
describe('a pasted tree', () => {
  test('becomes paragraphs, with the spaces that a browser would show', () => {
    const { doc } = readPaste(tag('body', '\n  One\u00a0', tag('b', ' two'), '\n', tag('p', 'three'), 'four'))
    expect(textOf(doc)).toBe('One two\n\nthree\n\nfour')
  })

  test('that is too long for one text is cut, and says so', () => {
    const { doc, leftOut } = readPaste(tag('body', ...Array.from({ length: 3_000 }, () => tag('p', 'word'))))
    expect(Doc.safeParse(doc).success).toBe(true)
    expect(doc.content).toHaveLength(400)
    expect(leftOut).toEqual([expect.stringContaining('did not fit')])
  })

  test('counts the pictures that did not come along, wherever they stood', () => {
    const item = tag('ul', tag('li', tag('img'), 'a'), tag('li', tag('blockquote', tag('img'))))
    expect(readPaste(tag('body', item, tag('table', tag('tr', tag('td', tag('img')))))).leftOut).toEqual([
      '3 pictures were left out: add them by hand.',
    ])
  })
})

describe('plain text', () => {
  test('of one line belongs into the sentence', () => expect(readPlainPaste('One line')).toBeNull())

  test('keeps its paragraphs and its bullets', () => {
    const paste = readPlainPaste('What we know:\r\n\r\n• One\r\n• Two\u200b\r\n\r\nMore soon.')
    expect(paste?.doc.content.map(({ type }) => type)).toEqual(['paragraph', 'bulletList', 'paragraph'])
    expect(textOf(paste?.doc ?? Doc.parse({}))).toBe('What we know:\n\nOne\nTwo\n\nMore soon.')
  })

  test('with half a character in it is text that a database takes', () => {
    expect(textOf(readPlainPaste('A\ud800\nB\u0000')?.doc ?? Doc.parse({})).isWellFormed()).toBe(true)
  })
})

test('the code of a post is told from a sentence', () => {
  expect(looksLikeEmbed(' <blockquote class="twitter-tweet">')).toBe(true)
  expect(looksLikeEmbed('<3 from all of us')).toBe(false)
})
