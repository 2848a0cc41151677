import { read, route } from '#lib/api/route'
import { inviteContributor } from '#lib/contributors/commands'
import { ListContributors } from '#lib/contributors/finding'
import { mailInvitation } from '#lib/contributors/invitations'
import { listContributors } from '#lib/contributors/queries'
import { InviteContributor } from '#lib/contributors/schema'
import { ContributorListView, InvitationView } from '#lib/contributors/views'

export const GET = read(ListContributors, listContributors, {
  summary: 'Everybody with an account, for admins',
  returns: ContributorListView,
  sessionOnly: true,
})

export const POST = route(InviteContributor, inviteContributor, {
  summary: 'Invite somebody by a one-time link',
  returns: InvitationView,
  status: 201,
  changesContributors: true,
  sudo: true,
  secretFields: ['invitationUrl'],
  after: mailInvitation,
})
