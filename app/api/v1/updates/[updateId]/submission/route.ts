import { route } from '#lib/api/route'
import { submitUpdate } from '#lib/updates/commands'
import { SubmitUpdate } from '#lib/updates/schema'
import { UpdateView } from '#lib/updates/views'

export const POST = route(SubmitUpdate, submitUpdate, {
  summary: 'Hand an update to the editors',
  returns: UpdateView,
  status: 201,
})
