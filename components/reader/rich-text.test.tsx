import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { RichText } from '#components/reader/rich-text'
import { Doc } from '#lib/richtext/schema'
import { docOf } from '#lib/richtext/text'

const html = (content: unknown[], bullet = false) =>
  renderToStaticMarkup(
    <RichText doc={Doc.parse({ type: 'doc', content })} timeZone="Europe/Istanbul" bullet={bullet} />,
  )

const paragraph = (text: string, ...marks: unknown[]) => ({
  type: 'paragraph',
  content: [{ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) }],
})

describe('rich text as HTML', () => {
  it('sets only the first paragraph of an update without headline as the bullet', () => {
    const doc = docOf(['First results are in', 'Polls closed at eight'])
    expect(renderToStaticMarkup(<RichText doc={doc} timeZone="Europe/Istanbul" bullet />)).toBe(
      '<p class="bullet">First results are in</p><p>Polls closed at eight</p>',
    )
  })

  it('sets no bullet before a list or a quote', () => {
    const list = { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph('One')] }] }
    expect(html([list, paragraph('Two')], true)).toBe('<ul><li>One</li></ul><p>Two</p>')
  })

  it('nests the marks of one text', () => {
    const link = { type: 'link', attrs: { href: 'https://example.org/a?b=1&c=2' } }
    expect(html([paragraph('source', { type: 'bold' }, { type: 'italic' }, link)])).toBe(
      '<p><a href="https://example.org/a?b=1&amp;c=2"><em><strong>source</strong></em></a></p>',
    )
  })

  it('names the speaker outside the words that were said', () => {
    const quote = (speaker: string | null, role: string | null) =>
      html([{ type: 'blockquote', attrs: { speaker, role }, content: [paragraph('We’ll fight it.')] }])
    const said = '<blockquote><p>We’ll fight it.</p></blockquote>'
    expect(quote('Maria Zakharova', 'spokeswoman')).toBe(
      `<figure class="quote">${said}<figcaption>Maria Zakharova, spokeswoman</figcaption></figure>`,
    )
    expect(quote(null, null)).toBe(`<figure class="quote">${said}</figure>`)
  })

  it('shows readers nothing of a picture that is still to come', () => {
    expect(html([{ type: 'image', attrs: { imageId: null, caption: 'Find a better one' } }])).toBe('')
  })

  it('keeps stored markup text', () => {
    expect(html([paragraph('</p><script>alert(1)</script>')])).toBe(
      '<p>&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</p>',
    )
  })

  const post = {
    author: 'Ana Kaya',
    handle: '@ana',
    platform: 'X',
    postedAt: '2016-12-19T18:02:00.000Z',
    text: 'Köprü kapandı.\nKimse geçemiyor.',
    url: 'https://x.com/ana/status/1',
    language: 'tr',
    translation: 'The bridge is closed.',
  }

  it('sets a post as a quotation in its own language, with who wrote it, where and when', () => {
    expect(html([{ type: 'post', attrs: post }])).toBe(
      '<figure class="post"><blockquote cite="https://x.com/ana/status/1" lang="tr" dir="ltr">' +
        '<p>Köprü kapandı.</p><p>Kimse geçemiyor.</p></blockquote>' +
        '<p class="label" lang="en" dir="ltr">Translation</p><p>The bridge is closed.</p>' +
        '<figcaption lang="en" dir="ltr"><cite>Ana Kaya (@ana) on X</cite>, <a href="https://x.com/ana/status/1">' +
        '<time dateTime="2016-12-19T18:02:00.000Z">21:02 on 19 December 2016</time></a></figcaption></figure>',
    )
  })

  it('lets a post in Arabic begin at the right, and asks the letters where nobody named the language', () => {
    expect(html([{ type: 'post', attrs: { ...post, language: 'ar' } }])).toContain('lang="ar" dir="rtl"')
    expect(html([{ type: 'post', attrs: { ...post, language: null } }])).toContain('status/1" dir="auto"')
  })

  it('shows readers no post without a text and no card without an address', () => {
    const card = { title: 'Interior Ministry statement', description: '', site: 'icisleri.gov.tr', url: '' }
    expect(
      html([
        { type: 'post', attrs: { ...post, text: ' ' } },
        { type: 'linkCard', attrs: card },
      ]),
    ).toBe('')
    expect(html([{ type: 'linkCard', attrs: { ...card, url: 'https://icisleri.gov.tr' } }])).toBe(
      '<figure class="card"><p class="label">icisleri.gov.tr</p>' +
        '<p class="title"><a href="https://icisleri.gov.tr">Interior Ministry statement</a></p></figure>',
    )
  })
})
