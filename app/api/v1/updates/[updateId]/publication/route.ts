import { route } from '#lib/api/route'
import { publishUpdate } from '#lib/updates/commands'
import { PublishUpdate } from '#lib/updates/schema'
import { UpdateView } from '#lib/updates/views'

export const POST = route(PublishUpdate, publishUpdate, {
  summary: 'Publish an update',
  returns: UpdateView,
  status: 201,
})
