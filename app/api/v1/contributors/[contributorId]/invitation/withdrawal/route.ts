import { route } from '#lib/api/route'
import { withdrawInvitation } from '#lib/contributors/commands'
import { NameContributor } from '#lib/contributors/schema'
import { ContributorView } from '#lib/contributors/views'

export const POST = route(NameContributor, withdrawInvitation, {
  summary: 'Withdraw somebody’s one-time link: it opens nothing any more',
  returns: ContributorView,
  sessionOnly: true,
  changesContributors: true,
})
