import { read, route } from '#lib/api/route'
import { keepInConfidence, readConfidences } from '#lib/sources/confidential'
import { ConfidencesView, KeepInConfidence, KeptView, ReadConfidences } from '#lib/sources/confidential-views'

export const GET = read(ReadConfidences, readConfidences, {
  summary: 'Read what is kept in confidence with an update: your own, or all as an editor. Each reading is logged',
  returns: ConfidencesView,
  sessionOnly: true,
})

export const POST = route(KeepInConfidence, keepInConfidence, {
  summary: 'Keep who told us, and what nobody else may read, with an update',
  returns: KeptView,
  status: 201,
  sessionOnly: true,
})
