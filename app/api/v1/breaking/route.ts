import { route } from '#lib/api/route'
import { putUpLine, takeDownLine } from '#lib/front/breaking'
import { PutUpLine, TakeDownLine } from '#lib/front/schema'
import { BreakingView } from '#lib/front/views'

export const POST = route(PutUpLine, putUpLine, {
  summary: 'Put the one breaking line above every page',
  returns: BreakingView,
  status: 201,
})

export const DELETE = route(TakeDownLine, takeDownLine, {
  summary: 'Take the breaking line down',
  returns: BreakingView,
})
