import { route } from '#lib/api/route'
import { ChangeTakenUpdate } from '#lib/takedowns/schema'
import { unwithholdWords, withholdWords } from '#lib/takedowns/updates'
import { UpdateView } from '#lib/updates/views'

export const POST = route(ChangeTakenUpdate, withholdWords, {
  summary: 'Take the words of a retracted update out of everything readers can reach',
  returns: UpdateView,
  status: 201,
})

export const DELETE = route(ChangeTakenUpdate, unwithholdWords, {
  summary: 'Let readers unfold the words of a retracted update again',
  returns: UpdateView,
})
