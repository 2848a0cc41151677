import { publicRoute } from '#lib/api/route'
import { answerReset, mailReset, prepareReset } from '#lib/contributors/resets'
import { AskForReset } from '#lib/contributors/schema'
import { ResetAskedView } from '#lib/contributors/views'

export const POST = publicRoute(AskForReset, prepareReset, answerReset, {
  summary: 'Ask for a link by mail to choose a new password; the answer does not tell whether there is an account',
  returns: ResetAskedView,
  status: 201,
  afterwards: mailReset,
})
