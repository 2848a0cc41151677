import { read, route } from '#lib/api/route'
import { eraseConfidence, keepInConfidence, readConfidences } from '#lib/sources/confidential'
import {
  ConfidencesView,
  EraseConfidence,
  ErasedView,
  KeepInConfidence,
  KeptView,
  ReadConfidences,
} from '#lib/sources/confidential-views'

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

export const DELETE = route(EraseConfidence, eraseConfidence, {
  summary: 'Erase what was kept in confidence, for good',
  returns: ErasedView,
  sessionOnly: true,
})
