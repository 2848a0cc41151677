import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { RichText } from '#components/reader/rich-text'
import { Doc } from '#lib/richtext/schema'
import { docOf } from '#lib/richtext/text'

const html = (content: unknown[], bullet = false) =>
  renderToStaticMarkup(<RichText doc={Doc.parse({ type: 'doc', content })} bullet={bullet} />)

const paragraph = (text: string, ...marks: unknown[]) => ({
  type: 'paragraph',
  content: [{ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) }],
})

describe('rich text as HTML', () => {
  it('sets only the first paragraph of an update without headline as the bullet', () => {
    const doc = docOf(['First results are in', 'Polls closed at eight'])
    expect(renderToStaticMarkup(<RichText doc={doc} bullet />)).toBe(
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
})
