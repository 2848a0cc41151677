import { route } from '#lib/api/route'
import { disableContributor } from '#lib/contributors/commands'
import { SwitchContributor } from '#lib/contributors/schema'
import { ContributorView } from '#lib/contributors/views'

export const POST = route(SwitchContributor, disableContributor, {
  summary: 'Shut somebody out: their sessions, tokens and links end at once',
  returns: ContributorView,
  changesContributors: true,
  sudo: true,
})
