import { read, route } from '#lib/api/route'
import { dropDraft, keepDraft } from '#lib/drafts/commands'
import { getDraft } from '#lib/drafts/queries'
import { DropDraft, FindDraft, KeepDraft } from '#lib/drafts/schema'
import { DraftView, DroppedDraftView } from '#lib/drafts/views'

export const GET = read(FindDraft, getDraft, { summary: 'Your own unfinished work on an item', returns: DraftView })

export const PUT = route(KeepDraft, keepDraft, {
  summary: 'Keep what you are writing; nobody else is shown or told it',
  returns: DraftView,
})

export const DELETE = route(DropDraft, dropDraft, {
  summary: 'Drop your unfinished work on an item',
  returns: DroppedDraftView,
})
