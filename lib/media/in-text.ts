import { z } from 'zod'
import { imagePath, sourcesOf, variantsOf } from '#lib/media/variants'
import type { Doc, ImageBlock } from '#lib/richtext/schema'

/** An image as it stands in a text, with where to fetch it: paths from the root of this site. */
export const ImageInText = z.object({
  imageId: z.string(),
  width: z.int(),
  height: z.int(),
  alt: z.string(),
  caption: z.string(),
  credit: z.string(),
  src: z.string(),
  srcSet: z.string(),
  variants: z.array(z.object({ url: z.string(), width: z.int() })),
})
export type ImageInText = z.infer<typeof ImageInText>

export function imageInText(attrs: ImageBlock['attrs']): ImageInText | null {
  const { imageId, width, height, alt = '', caption, credit = '' } = attrs
  if (imageId === null || width === undefined || height === undefined) return null
  const variants = variantsOf(width).map((each) => ({ url: imagePath(imageId, each.name), width: each.width }))
  return { imageId, width, height, alt, caption, credit, ...sourcesOf(imageId, width), variants }
}

/** Those of a text, in its order. */
export const imagesIn = (doc: Doc): ImageInText[] =>
  doc.content.flatMap((block) => (block.type === 'image' ? (imageInText(block.attrs) ?? []) : []))
