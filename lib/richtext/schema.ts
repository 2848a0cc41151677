import { z } from 'zod'
import { Id } from '#lib/platform/uuid'

/**
 * Our rich text: a small JSON tree in ProseMirror's shape, never HTML.
 * Limits: a bullet is short by nature; 20,000 characters is a long newspaper page, 400 blocks the same.
 */
const MAX_TEXT = 20_000
const MAX_BLOCKS = 400

const SAFE_LINK = /^(https?:\/\/[^\s]+|mailto:[^\s@]+@[^\s@]+)$/i

/** A BCP 47 tag of the usual forms: language, script, region. */
export const LANGUAGE = /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/

export const LinkHref = z.string().max(2_000).regex(SAFE_LINK, 'A link must begin with https://, http:// or mailto:')

/** An address to stand on its own in a block: a page, never a mailbox. Empty while it is being typed. */
const PageHref = z
  .string()
  .max(2_000)
  .regex(/^(https?:\/\/[^\s]+)?$/i, 'An address must begin with https:// or http://')

const Mark = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('bold') }),
  z.strictObject({ type: z.literal('italic') }),
  z.strictObject({ type: z.literal('link'), attrs: z.strictObject({ href: LinkHref }) }),
])

const Inline = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('text'),
    text: z.string().min(1).max(MAX_TEXT),
    marks: z.array(Mark).max(3).optional(),
  }),
  z.strictObject({ type: z.literal('hardBreak') }),
])

const Paragraph = z.strictObject({ type: z.literal('paragraph'), content: z.array(Inline).max(MAX_BLOCKS).optional() })

const ListItem = z.strictObject({ type: z.literal('listItem'), content: z.array(Paragraph).min(1).max(20) })

const BulletList = z.strictObject({ type: z.literal('bulletList'), content: z.array(ListItem).min(1).max(MAX_BLOCKS) })

const OrderedList = z.strictObject({
  type: z.literal('orderedList'),
  content: z.array(ListItem).min(1).max(MAX_BLOCKS),
})

const Quote = z.strictObject({
  type: z.literal('blockquote'),
  attrs: z.strictObject({ speaker: z.string().max(200).nullable(), role: z.string().max(200).nullable() }),
  content: z.array(Paragraph).min(1).max(50),
})

export const ImageWords = {
  alt: z.string().max(1_000),
  caption: z.string().max(1_000),
  credit: z.string().max(200),
}

/** Width and height are of the largest variant and stand here once the image is stored, whatever a client sends. */
export const PlacedImage = {
  caption: ImageWords.caption,
  credit: ImageWords.credit.optional(),
  alt: ImageWords.alt.optional(),
  width: z.int().positive().optional(),
  height: z.int().positive().optional(),
}

/** An image to come has no imageId yet: the desk sees its caption, readers see nothing. */
const Image = z.strictObject({
  type: z.literal('image'),
  attrs: z.strictObject({ imageId: Id.nullable(), ...PlacedImage }),
})

/**
 * What somebody wrote elsewhere, in words of ours: nothing is fetched and no stranger's script runs. Paragraphs are parted
 * by line breaks. What has not been typed yet is empty; readers see a post once it has a text.
 * 5,000 characters: the longest common post is Telegram's, of 4,096.
 */
const Post = z.strictObject({
  type: z.literal('post'),
  attrs: z.strictObject({
    author: z.string().max(200),
    handle: z.string().max(200),
    platform: z.string().max(60),
    postedAt: z.iso.datetime({ offset: true }).nullable(),
    text: z.string().max(5_000),
    url: PageHref,
    language: z.string().regex(LANGUAGE, 'A language is a code such as en, tr or pt-BR').nullable(),
    translation: z.string().max(5_000),
  }),
})

/** A page elsewhere, as the reporter describes it; readers see it once it has a title and an address. */
const LinkCard = z.strictObject({
  type: z.literal('linkCard'),
  attrs: z.strictObject({
    title: z.string().max(300),
    description: z.string().max(600),
    site: z.string().max(120),
    url: PageHref,
  }),
})

export const Block = z.discriminatedUnion('type', [Paragraph, BulletList, OrderedList, Quote, Image, Post, LinkCard])

export const Doc = z
  .strictObject({ type: z.literal('doc'), content: z.array(Block).max(MAX_BLOCKS) })
  .refine((doc) => JSON.stringify(doc).length <= MAX_TEXT * 4, 'This text is too long; split it into several updates')
  .meta({ description: 'Rich text: paragraphs, lists, quotes, posts, link cards, image references; never HTML' })

export type ImageBlock = z.infer<typeof Image>
export type Mark = z.infer<typeof Mark>
export type Inline = z.infer<typeof Inline>
export type Paragraph = z.infer<typeof Paragraph>
export type Block = z.infer<typeof Block>
export type Post = Extract<Block, { type: 'post' }>
export type LinkCard = Extract<Block, { type: 'linkCard' }>
export type Doc = z.infer<typeof Doc>
