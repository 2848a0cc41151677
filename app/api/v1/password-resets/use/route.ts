import { publicRoute } from '#lib/api/route'
import { mailRenewed, prepareUse, resetPassword } from '#lib/contributors/resets'
import { UseReset } from '#lib/contributors/schema'
import { PasswordChangedView } from '#lib/contributors/views'

export const POST = publicRoute(UseReset, prepareUse, resetPassword, {
  summary: 'Choose a new password by a one-time link: every session ends',
  returns: PasswordChangedView,
  afterwards: mailRenewed,
})
