import { route } from '#lib/api/route'
import { CheckSecondEyes } from '#lib/second-eyes/schema'
import { checkSecondEyes } from '#lib/updates/looking'
import { UpdateView } from '#lib/updates/views'

export const POST = route(CheckSecondEyes, checkSecondEyes, {
  summary: 'Second-check what went out by one person’s word: another editor has looked, and it stands',
  returns: UpdateView,
  status: 201,
})
