import { route } from '#lib/api/route'
import { RetractUpdate } from '#lib/updates/schema'
import { retractUpdate } from '#lib/updates/standing'
import { UpdateView } from '#lib/updates/views'

export const POST = route(RetractUpdate, retractUpdate, {
  summary: 'Take a published update back for good and tell readers why',
  returns: UpdateView,
  status: 201,
})
