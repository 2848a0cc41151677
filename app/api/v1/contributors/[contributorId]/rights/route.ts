import { route } from '#lib/api/route'
import { changeRights } from '#lib/contributors/rights'
import { ChangeRights } from '#lib/contributors/schema'
import { ContributorView } from '#lib/contributors/views'

export const POST = route(ChangeRights, changeRights, {
  summary: 'Say in which stories and topics a reporter may write, and whether they publish that themselves',
  returns: ContributorView,
  changesContributors: true,
  sudo: true,
})
