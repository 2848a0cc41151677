import { z } from 'zod'
import { Id } from '#lib/platform/uuid'
import { AmendmentKind, BaseVersion, Note } from '#lib/revisions/schema'
import { ImageWords, PlacedImage } from '#lib/richtext/schema'

/** A photograph of a good camera at full quality; phones stay below 10. */
export const MAX_IMAGE_BYTES = 15 * 2 ** 20

export const AddImage = z.strictObject({ storyId: Id, imageId: Id })

export const DescribeImage = z.strictObject({
  imageId: Id,
  baseVersion: BaseVersion,
  alt: ImageWords.alt.optional().meta({ description: 'What is to be seen, for whoever cannot see it' }),
  caption: ImageWords.caption.optional(),
  credit: ImageWords.credit.optional(),
  kind: AmendmentKind.optional().meta({ description: 'What the change is; required where readers see the image' }),
  note: Note.optional(),
})

export const DeleteImage = z.strictObject({ imageId: Id, baseVersion: BaseVersion })

/** A story's lead image: always one that is there. */
export const LeadImage = z.strictObject({ ...PlacedImage, imageId: Id })
export type LeadImage = z.infer<typeof LeadImage>
