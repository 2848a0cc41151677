import { route } from '#lib/api/route'
import { enableContributor } from '#lib/contributors/commands'
import { SwitchContributor } from '#lib/contributors/schema'
import { ContributorView } from '#lib/contributors/views'

export const POST = route(SwitchContributor, enableContributor, {
  summary: 'Let a disabled contributor log in again',
  returns: ContributorView,
  changesContributors: true,
  sudo: true,
})
