import { route } from '#lib/api/route'
import { renewInvitation } from '#lib/contributors/commands'
import { mailInvitation } from '#lib/contributors/invitations'
import { NameContributor } from '#lib/contributors/schema'
import { InvitationView } from '#lib/contributors/views'

export const POST = route(NameContributor, renewInvitation, {
  summary: 'Make a new one-time link; an earlier one ends',
  returns: InvitationView,
  status: 201,
  changesContributors: true,
  sudo: true,
  secretFields: ['invitationUrl'],
  after: mailInvitation,
})
