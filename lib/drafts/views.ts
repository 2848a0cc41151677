import { z } from 'zod'

/** Unfinished work, as its contributor sees it; nobody else does. */
export const DraftView = z.object({
  itemId: z.string(),
  storyId: z.string(),
  itemType: z.enum(['story', 'update', 'section']),
  baseVersion: z.int(),
  content: z.record(z.string(), z.json()),
  sheetId: z.string(),
  beganAt: z.string(),
  updatedAt: z.string(),
})
export type DraftView = z.infer<typeof DraftView>

export const DraftsView = z.object({ drafts: z.array(DraftView) })
export type DraftsView = z.infer<typeof DraftsView>

export const DroppedDraftView = z.object({ itemId: z.string(), dropped: z.boolean() })
export type DroppedDraftView = z.infer<typeof DroppedDraftView>
