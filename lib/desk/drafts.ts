import { type Reply, readOnce, sendOnce } from '#lib/desk/request'
import { DraftsView, DraftView, DroppedDraftView } from '#lib/drafts/views'

/** What a draft is of. */
export interface DraftItem {
  storyId: string
  itemType: 'story' | 'update' | 'section'
  itemId: string
  baseVersion: number
}

/** A draft as it goes to the server. */
export interface Kept extends DraftItem {
  content: unknown
  sheetId: string
  beganAt: string
  over?: string | undefined
}

export function putDraft(as: string, { itemId, ...draft }: Kept): Promise<Reply<DraftView>> {
  const request = { method: 'PUT', path: `/drafts/${itemId}`, body: { ...draft }, key: null, as } as const
  return sendOnce({ ...request, returns: DraftView })
}

/** @param sheetId drop it only while it is this sheet's */
export function deleteDraft(as: string, itemId: string, sheetId?: string): Promise<Reply<DroppedDraftView>> {
  const body = sheetId ? { sheetId } : {}
  const request = { method: 'DELETE', path: `/drafts/${itemId}`, body, key: null, as } as const
  return sendOnce({ ...request, returns: DroppedDraftView })
}

export const readDrafts = (as: string, storyId?: string): Promise<Reply<DraftsView>> =>
  readOnce(storyId ? `/drafts?storyId=${storyId}` : '/drafts', DraftsView, as)
