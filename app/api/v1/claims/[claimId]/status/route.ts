import { read, route } from '#lib/api/route'
import { listStatuses } from '#lib/box/queries'
import { ChangeStatus, ClaimPath } from '#lib/box/schema'
import { changeStatus } from '#lib/box/standing'
import { ClaimView, StatusesView } from '#lib/box/views'

export const GET = read(ClaimPath, listStatuses, {
  summary: 'What became of a claim, the newest first',
  returns: StatusesView,
})

export const POST = route(ChangeStatus, changeStatus, {
  summary: 'Say what has become of a claim',
  returns: ClaimView,
  status: 201,
})
