import { describe, expect, test } from 'vitest'
import { htmlOf } from '#lib/feeds/html'
import { Doc } from '#lib/richtext/schema'

const html = (...content: unknown[]) =>
  htmlOf(Doc.parse({ type: 'doc', content }), { origin: 'https://news.example', timeZone: 'Europe/Istanbul' })
const paragraph = (text: string, ...marks: unknown[]) => ({
  type: 'paragraph',
  content: [{ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) }],
})
const item = (...content: unknown[]) => ({ type: 'listItem', content })
const IMAGE = '019a0000-0000-7000-8000-000000000001'

describe('rich text far from our pages', () => {
  test('marks and links', () => {
    const link = { type: 'link', attrs: { href: 'https://example.org/?a="1"&b=<2>' } }
    expect(html(paragraph('source', { type: 'bold' }, { type: 'italic' }, link))).toBe(
      '<p><a href="https://example.org/?a=&quot;1&quot;&amp;b=&lt;2&gt;"><em><strong>source</strong></em></a></p>',
    )
  })
  test('lists and line breaks', () => {
    expect(
      html({ type: 'bulletList', content: [item(paragraph('One')), item(paragraph('Two'), paragraph('and'))] }),
    ).toBe('<ul><li>One</li><li><p>Two</p><p>and</p></li></ul>')
    expect(
      html({ type: 'orderedList', content: [item({ type: 'paragraph', content: [{ type: 'hardBreak' }] })] }),
    ).toBe('<ol><li><br/></li></ol>')
  })
  test('a quote names its speaker outside the words', () => {
    const attrs = { speaker: 'A & B', role: null }
    expect(html({ type: 'blockquote', attrs, content: [paragraph('No.')] })).toBe(
      '<figure><blockquote><p>No.</p></blockquote><figcaption>A &amp; B</figcaption></figure>',
    )
  })
  test('a picture with its whole address, and nothing while it has not come', () => {
    const words = { caption: 'The hall', credit: 'AP', alt: '' }
    const image = { imageId: IMAGE, width: 1600, height: 900, ...words }
    expect(html({ type: 'image', attrs: image })).toBe(
      `<figure><img src="https://news.example/media/${IMAGE}/full.webp" width="1600" height="900" alt="The hall"/>` +
        '<figcaption>The hall AP</figcaption></figure>',
    )
    expect(html({ type: 'image', attrs: { imageId: null, ...words } })).toBe('')
  })
  test('a post in its language, with where it stands', () => {
    const post = { author: 'Ana', handle: '@ana', platform: 'X', postedAt: '2016-12-19T16:20:00Z', text: 'مرحبا\n<b>' }
    const attrs = { ...post, url: 'https://x.example/1', language: 'ar', translation: 'Hello' }
    expect(html({ type: 'post', attrs })).toBe(
      '<figure><blockquote lang="ar" dir="rtl"><p>مرحبا</p><p>&lt;b&gt;</p></blockquote><p><strong>Translation</strong></p>' +
        '<p>Hello</p><figcaption>Ana (@ana) on X, <a href="https://x.example/1">19:20 on 19 December 2016</a></figcaption></figure>',
    )
    expect(html({ type: 'post', attrs: { ...attrs, text: '' } })).toBe('')
  })
  test('a card', () => {
    const attrs = { title: 'Report', description: 'What it says', site: 'UN', url: 'https://un.example/' }
    expect(html({ type: 'linkCard', attrs })).toBe(
      '<figure><p><a href="https://un.example/">Report</a></p><figcaption>What it says – UN</figcaption></figure>',
    )
  })
})
