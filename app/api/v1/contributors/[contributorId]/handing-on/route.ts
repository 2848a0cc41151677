import { route } from '#lib/api/route'
import { handOn } from '#lib/contributors/handing-on'
import { HandOn } from '#lib/contributors/schema'
import { HandedOnView } from '#lib/contributors/views'

export const POST = route(HandOn, handOn, {
  summary: 'Give a colleague what somebody has not published: their updates and what they were writing',
  returns: HandedOnView,
  sessionOnly: true,
  changesContributors: true,
})
