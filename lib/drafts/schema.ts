import { z } from 'zod'
import { Id } from '#lib/platform/uuid'

/** What an editor holds while somebody writes: its own fields, half-written ones too, so no lengths are asked here. */
const Content = z
  .record(z.string(), z.json())
  .meta({ description: 'The fields of the form as they stand; only you are ever shown them' })

export const KeepDraft = z.strictObject({
  itemId: Id,
  storyId: Id,
  itemType: z.enum(['story', 'update', 'section']),
  baseVersion: z.int().min(0).meta({ description: 'The version the writing began from; 0 for an item not filed yet' }),
  content: Content,
  sheetId: Id.meta({ description: 'Made by the client for each place of writing: one form in one tab' }),
  beganAt: z.iso.datetime({ offset: true }),
  over: z.iso
    .datetime({ offset: true })
    .optional()
    .meta({ description: '`updatedAt` of the draft of another sheet that this one takes up' }),
})

export const FindDraft = z.strictObject({ itemId: Id })
export const ListDrafts = z.strictObject({ storyId: Id.optional() })

export const DropDraft = z.strictObject({
  itemId: Id,
  sheetId: Id.optional().meta({ description: 'Drop it only while it is this sheet’s' }),
})
