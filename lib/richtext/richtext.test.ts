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

  const post = {
    author: 'Ana Kaya',
    handle: '@ana',
    platform: 'X',
    postedAt: null,
    text: 'Köprü kapandı.',
    url: 'https://x.com/ana/status/1',
    language: 'tr',
    translation: 'The bridge is closed.',
  }
  const parsed = (type: string, attrs: unknown) => Doc.safeParse({ type: 'doc', content: [{ type, attrs }] })

  it('reads a post and a link card as words', () => {
    const card = { title: 'Statement', description: '', site: 'Ministry', url: 'https://a.example' }
    const doc = Doc.parse({
      type: 'doc',
      content: [
        { type: 'post', attrs: post },
        { type: 'linkCard', attrs: card },
      ],
    })
    expect(textOf(doc)).toBe(
      'Köprü kapandı.\nThe bridge is closed.\n— Ana Kaya (@ana) on X\n\nStatement\nMinistry\nhttps://a.example',
    )
  })

  it('takes a post half typed, and says nothing for it', () => {
    const half = { ...post, text: '', url: '', language: null }
    expect(parsed('post', half).success).toBe(true)
    expect(isBlank(Doc.parse({ type: 'doc', content: [{ type: 'post', attrs: half }] }))).toBe(true)
  })

  it.each([
    ['post', { ...post, url: 'javascript:alert(1)' }],
    ['post', { ...post, url: 'mailto:a@b.example' }],
    ['post', { ...post, language: 'Turkish' }],
    ['post', { ...post, language: '"><script>' }],
    ['post', { ...post, postedAt: 'yesterday' }],
    ['post', { ...post, html: '<b>' }],
    ['post', { ...post, text: 'x'.repeat(5_001) }],
    ['linkCard', { title: 'a', description: '', site: '', url: 'data:text/html,x' }],
    ['linkCard', { title: 'a', description: '', site: '', url: 'https://a', image: 'https://b' }],
  ])('takes no %s like %j', (type, attrs) => expect(parsed(type, attrs).success).toBe(false))
})
