import { describe, expect, it } from 'vitest'
import { Doc } from '#lib/richtext/schema'
import { docOf, docOfText, isBlank, textOf } from '#lib/richtext/text'

const withLink = (href: string) => ({
  type: 'doc',
  content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] }] }],
})

describe('rich text', () => {
  it('made of plain text says the same words', () => {
    expect(textOf(docOfText('One.\r\n\r\nTwo\nstill two.\n\n\n  \nThree.'))).toBe('One.\n\nTwo\nstill two.\n\nThree.')
    expect(isBlank(docOf(['', '  ']))).toBe(true)
  })

  it.each(['https://news.example/a', 'http://news.example', 'mailto:desk@news.example'])('links to %s', (href) => {
    expect(Doc.safeParse(withLink(href)).success).toBe(true)
  })

  it.each([
    'javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    '//evil.example',
    '/desk',
    'https://a b',
    'vbscript:x',
    'java\nscript:alert(1)',
  ])('does not link to %j', (href) => {
    expect(Doc.safeParse(withLink(href)).success).toBe(false)
  })

  it.each([
    [{ type: 'html', html: '<b>x</b>' }],
    [{ type: 'paragraph', content: [{ type: 'text', text: '' }] }],
    [{ type: 'paragraph', attrs: { onclick: 'x' } }],
    [{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'script' }] }] }],
    [{ type: 'blockquote', content: [] }],
  ])('is never %j', (block) => {
    expect(Doc.safeParse({ type: 'doc', content: [block] }).success).toBe(false)
  })
})
