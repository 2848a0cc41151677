import { route } from '#lib/api/route'
import { changeRole } from '#lib/contributors/commands'
import { ChangeRole } from '#lib/contributors/schema'
import { ContributorView } from '#lib/contributors/views'

export const POST = route(ChangeRole, changeRole, {
  summary: 'Give somebody another role',
  returns: ContributorView,
  changesContributors: true,
  sudo: true,
})
