import { route } from '#lib/api/route'
import { amendUpdate } from '#lib/updates/amending'
import { AmendUpdate } from '#lib/updates/schema'
import { UpdateView } from '#lib/updates/views'

export const POST = route(AmendUpdate, amendUpdate('correction'), {
  summary: 'Correct a published text',
  returns: UpdateView,
  status: 201,
})
