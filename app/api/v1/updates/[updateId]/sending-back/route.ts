import { route } from '#lib/api/route'
import { SendBack } from '#lib/updates/schema'
import { UpdateView } from '#lib/updates/views'
import { sendBackUpdate } from '#lib/updates/waiting'

export const POST = route(SendBack, sendBackUpdate, {
  summary: 'Give a submission back to its writer, with a note',
  returns: UpdateView,
  status: 201,
})
