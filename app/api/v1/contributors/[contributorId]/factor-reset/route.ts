import { route } from '#lib/api/route'
import { mailFactorsReset } from '#lib/factors/mail'
import { resetFactors } from '#lib/factors/reset'
import { ResetFactors } from '#lib/factors/schema'
import { FactorsResetView } from '#lib/factors/views'

export const POST = route(ResetFactors, resetFactors, {
  summary: 'Take a colleague’s second factors away, for a lost phone',
  returns: FactorsResetView,
  status: 201,
  changesContributors: true,
  sudo: true,
  after: mailFactorsReset,
})
