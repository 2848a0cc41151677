import { escaped } from '#lib/feeds/characters'
import { imagePath } from '#lib/media/variants'
import { isRightToLeft } from '#lib/richtext/direction'
import type { Block, Doc, ImageBlock, Inline, LinkCard, Mark, Paragraph, Post } from '#lib/richtext/schema'
import { postedBy } from '#lib/richtext/text'
import { timeWithDate } from '#lib/stories/times'

export interface Place {
  /** https://news.example: a feed is read far from us. */
  origin: string
  /** The story's: posts carry times. */
  timeZone: string
}

/** Our rich text as HTML that stands alone: no classes, whole addresses, nothing that was not in our tree. */
export const htmlOf = ({ content }: Doc, place: Place): string =>
  content.map((block) => blockHtml(block, place)).join('')

function blockHtml(block: Block, place: Place): string {
  switch (block.type) {
    case 'paragraph':
      return paragraph(block)
    case 'bulletList':
      return `<ul>${block.content.map(listItem).join('')}</ul>`
    case 'orderedList':
      return `<ol>${block.content.map(listItem).join('')}</ol>`
    case 'blockquote':
      return figure(
        `<blockquote>${block.content.map(paragraph).join('')}</blockquote>`,
        escaped([block.attrs.speaker, block.attrs.role].filter(Boolean).join(', ')),
      )
    case 'post':
      return postHtml(block, place)
    case 'linkCard':
      return cardHtml(block)
    case 'image':
      return imageHtml(block.attrs, place)
  }
}

const figure = (body: string, caption: string): string =>
  `<figure>${body}${caption && `<figcaption>${caption}</figcaption>`}</figure>`

const paragraph = ({ content = [] }: Paragraph): string => `<p>${content.map(inlineHtml).join('')}</p>`

/** An item of one paragraph is set without the paragraph's space. */
function listItem({ content }: { content: Paragraph[] }): string {
  const [only, ...further] = content
  const isOne = only && further.length === 0
  return `<li>${isOne ? (only.content ?? []).map(inlineHtml).join('') : content.map(paragraph).join('')}</li>`
}

const inlineHtml = (inline: Inline): string =>
  inline.type === 'hardBreak' ? '<br/>' : (inline.marks ?? []).reduce(marked, escaped(inline.text))

function marked(html: string, mark: Mark): string {
  switch (mark.type) {
    case 'bold':
      return `<strong>${html}</strong>`
    case 'italic':
      return `<em>${html}</em>`
    case 'link':
      return link(mark.attrs.href, html)
  }
}

const link = (href: string, html: string): string => `<a href="${escaped(href)}">${html}</a>`

function postHtml({ attrs }: Post, { timeZone }: Place): string {
  const { text, url, postedAt, translation, language } = attrs
  if (text.trim() === '') return ''
  const when = postedAt ? timeWithDate(postedAt, timeZone, null) : url && 'Read the post'
  const spoken = language ? ` lang="${escaped(language)}" dir="${isRightToLeft(language) ? 'rtl' : 'ltr'}"` : ''
  const by = [escaped(postedBy(attrs)), url ? link(url, when) : when].filter(Boolean).join(', ')
  const translated = translation.trim() && `<p><strong>Translation</strong></p>${lines(translation)}`
  return figure(`<blockquote${spoken}>${lines(text)}</blockquote>${translated}`, by)
}

const lines = (text: string): string =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${escaped(line)}</p>`)
    .join('')

function cardHtml({ attrs: { title, description, site, url } }: LinkCard): string {
  if (title.trim() === '' || url === '') return ''
  return figure(`<p>${link(url, escaped(title))}</p>`, [description, site].filter(Boolean).map(escaped).join(' – '))
}

/** Nothing while it has not come, as on the page. */
function imageHtml(image: ImageBlock['attrs'], { origin }: Place): string {
  const { imageId, width, height, alt = '', caption, credit = '' } = image
  if (imageId === null || width === undefined || height === undefined) return ''
  const src = escaped(origin + imagePath(imageId, 'full'))
  const picture = `<img src="${src}" width="${width}" height="${height}" alt="${escaped(alt.trim() || caption)}"/>`
  return figure(picture, escaped([caption, credit].filter(Boolean).join(' ')))
}
