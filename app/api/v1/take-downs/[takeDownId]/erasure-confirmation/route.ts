import { route } from '#lib/api/route'
import { confirmErasure } from '#lib/takedowns/erasing'
import { ConfirmErasure } from '#lib/takedowns/schema'
import { TakeDownView } from '#lib/takedowns/views'

export const POST = route(ConfirmErasure, confirmErasure, {
  summary: 'Erase from the record what somebody else asked to be erased, for ever',
  returns: TakeDownView,
  sessionOnly: true,
  status: 201,
})
