import { route } from '#lib/api/route'
import { AnswerSecondEyes, WithdrawSecondEyes } from '#lib/second-eyes/schema'
import { answerSecondEyes, withdrawSecondEyes } from '#lib/updates/looking'
import { UpdateView } from '#lib/updates/views'

export const POST = route(AnswerSecondEyes, answerSecondEyes, {
  summary: 'Be the second pair of eyes for an update, or say why it needs none; what waits for that goes on',
  returns: UpdateView,
  status: 201,
})

export const DELETE = route(WithdrawSecondEyes, withdrawSecondEyes, {
  summary: 'Ask for a second pair of eyes no more; a change that waits for it is given up',
  returns: UpdateView,
})
