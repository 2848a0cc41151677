import { z } from 'zod'
import { type Block, Doc } from '#lib/richtext/schema'
import { textOf } from '#lib/richtext/text'

const PictureWords = z.object({
  imageId: z.string().nullable(),
  caption: z.string(),
  alt: z.string().optional(),
  credit: z.string().optional(),
})
type PictureWords = z.infer<typeof PictureWords>

/** The words of any text that readers see: an update's, a story's own, a section's, a row's of the box. */
export const Words = z.object({
  headline: z.string().nullish(),
  shortHeadline: z.string().optional(),
  standfirst: z.string().optional(),
  lede: Doc.optional(),
  listHeading: z.string().optional(),
  heading: z.string().optional(),
  body: Doc.optional(),
  text: z.string().optional(),
  question: z.string().optional(),
  leadImage: PictureWords.nullish(),
})
export type Words = z.infer<typeof Words>

/** What readers call the place: "An earlier caption said …". */
export type Place = 'version' | 'headline' | 'introduction' | 'heading' | 'caption' | 'description' | 'picture credit'

interface Part {
  place: Place
  text: string
}

export interface ChangedPart {
  place: Place
  was: string
  now: string
}

/** The places whose words are others now, in the order in which readers meet them. */
export function changedParts(before: Words, after: Words): ChangedPart[] {
  const [was, now] = [partsOf(before), partsOf(after)]
  return [...new Set([...was.keys(), ...now.keys()])].flatMap((key) => {
    const [old, fresh] = [was.get(key), now.get(key)]
    const part = { place: fresh?.place ?? old?.place ?? 'version', was: old?.text ?? '', now: fresh?.text ?? '' }
    return part.was === part.now ? [] : [part]
  })
}

function partsOf(words: Words): Map<string, Part> {
  const parts = new Map<string, Part>()
  const add = (key: string, place: Place, text: string | null | undefined) => {
    if (text?.trim()) parts.set(key, { place, text: text.trim() })
  }
  const addPicture = ({ imageId, caption, alt, credit }: PictureWords) => {
    add(`caption ${imageId}`, 'caption', caption)
    add(`alt ${imageId}`, 'description', alt)
    add(`credit ${imageId}`, 'picture credit', credit)
  }
  const { lede, body, leadImage } = words
  add('headline', 'headline', words.headline)
  add('shortHeadline', 'headline', words.shortHeadline)
  add('standfirst', 'introduction', words.standfirst)
  if (lede) add('lede', 'introduction', proseOf(lede))
  add('heading', 'heading', words.heading)
  if (body) add('body', 'version', proseOf(body))
  add('text', 'version', words.text)
  add('question', 'version', words.question)
  add('listHeading', 'heading', words.listHeading)
  for (const { attrs } of picturesOf(lede, body)) addPicture(attrs)
  if (leadImage) addPicture(leadImage)
  return parts
}

const picturesOf = (...docs: (Doc | undefined)[]) =>
  docs.flatMap((doc) => doc?.content.filter((block) => block.type === 'image') ?? [])

/** A text without its pictures' words, and with the marks that a reader sees around a quotation. */
function proseOf(doc: Doc): string {
  const blocks = doc.content.filter(({ type }) => type !== 'image')
  return blocks.map(proseOfBlock).filter(Boolean).join('\n')
}

function proseOfBlock(block: Block): string {
  if (block.type !== 'blockquote') return textOf({ type: 'doc', content: [block] })
  const { speaker, role } = block.attrs
  const said = textOf({ type: 'doc', content: block.content })
  return [`“${said}”`, speaker, role].filter(Boolean).join(', ')
}
