import { route } from '#lib/api/route'
import { approveUpdate } from '#lib/updates/commands'
import { ApproveUpdate } from '#lib/updates/schema'
import { UpdateView } from '#lib/updates/views'

export const POST = route(ApproveUpdate, approveUpdate, {
  summary: 'Publish what a colleague submitted, as it was read or with changed words',
  returns: UpdateView,
  status: 201,
})
