import { z } from 'zod'
import { read } from '#lib/api/route'
import { Id } from '#lib/platform/ids'
import { listRevisions } from '#lib/revisions/queries'
import { RevisionsView } from '#lib/revisions/views'

export const GET = read(
  z.strictObject({ updateId: Id }),
  (tx, actor, { updateId }) => listRevisions(tx, actor, updateId),
  {
    summary: 'Every version of an update, newest first',
    returns: RevisionsView,
  },
)
