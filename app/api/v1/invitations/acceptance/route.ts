import { publicRoute } from '#lib/api/route'
import { acceptInvitation, mailAccepted, prepareAcceptance } from '#lib/contributors/acceptance'
import { AcceptInvitation } from '#lib/contributors/schema'
import { AcceptedView } from '#lib/contributors/views'

export const POST = publicRoute(AcceptInvitation, prepareAcceptance, acceptInvitation, {
  summary: 'Join by a one-time link and choose a password',
  returns: AcceptedView,
  status: 201,
  afterwards: mailAccepted,
})
