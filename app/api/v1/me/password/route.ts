import { sessionRoute } from '#lib/api/account'
import { changePassword, prepareChange } from '#lib/contributors/own-password'
import { ChangePassword } from '#lib/contributors/schema'
import { PasswordChangedView } from '#lib/contributors/views'

export const POST = sessionRoute(ChangePassword, prepareChange, changePassword, {
  summary: 'Change your own password: every other session of yours ends',
  returns: PasswordChangedView,
  guessed: true,
  mails: 'password-changed',
})
