import { route } from '#lib/api/route'
import { approveUpdate } from '#lib/updates/commands'
import { PublishUpdate } from '#lib/updates/schema'
import { UpdateView } from '#lib/updates/views'

export const POST = route(PublishUpdate, approveUpdate, {
  summary: 'Publish what a colleague submitted',
  returns: UpdateView,
  status: 201,
})
