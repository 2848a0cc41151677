import { read } from '#lib/api/route'
import { listDrafts } from '#lib/drafts/queries'
import { ListDrafts } from '#lib/drafts/schema'
import { DraftsView } from '#lib/drafts/views'

export const GET = read(ListDrafts, listDrafts, {
  summary: 'Your own unfinished work, the last written first',
  returns: DraftsView,
})
