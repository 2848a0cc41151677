import { read, route } from '#lib/api/route'
import { getPerson } from '#lib/contributors/person'
import { changeDetails } from '#lib/contributors/rights'
import { ChangeContributor, NameContributor } from '#lib/contributors/schema'
import { ContributorView, PersonView } from '#lib/contributors/views'

export const GET = read(NameContributor, getPerson, {
  summary: 'One account: sessions, unpublished work, what they did last; for admins',
  returns: PersonView,
  sessionOnly: true,
})

export const PATCH = route(ChangeContributor, changeDetails, {
  summary: 'Change somebody’s time zone and language',
  returns: ContributorView,
  sessionOnly: true,
  changesContributors: true,
})
