import { route } from '#lib/api/route'
import { askErasure } from '#lib/takedowns/erasing'
import { AskErasure } from '#lib/takedowns/schema'
import { TakeDownView } from '#lib/takedowns/views'

export const POST = route(AskErasure, askErasure, {
  summary: 'Ask that what was taken down be erased from the record; an admin’s right, and somebody else confirms it',
  returns: TakeDownView,
  sessionOnly: true,
  status: 201,
})
