import { z } from 'zod'

/** An image as the desk and the API see it. */
export const ImageView = z.object({
  id: z.string(),
  storyId: z.string(),
  version: z.int(),
  /** Of the largest variant, in pixels. */
  width: z.int(),
  height: z.int(),
  bytes: z.int(),
  src: z.string(),
  srcSet: z.string(),
  alt: z.string(),
  caption: z.string(),
  credit: z.string(),
  uploadedBy: z.object({ id: z.string(), name: z.string() }),
  uploadedAt: z.string(),
  isPublished: z.boolean(),
  /** When it was taken down; null while it is not. */
  pulledAt: z.string().nullish(),
  /** A text names it. */
  isUsed: z.boolean(),
  /** It is used without an alternative text: its caption serves until somebody writes one. */
  altToWrite: z.boolean(),
})
export type ImageView = z.infer<typeof ImageView>

export const ImagesView = z.object({ images: z.array(ImageView) })
export type ImagesView = z.infer<typeof ImagesView>

export const DeletedImage = z.object({ id: z.string(), deletedAt: z.string() })
export type DeletedImage = z.infer<typeof DeletedImage>
