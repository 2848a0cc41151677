import { read } from '#lib/api/route'
import { getFactors } from '#lib/factors/queries'
import { Nothing } from '#lib/factors/schema'
import { FactorsView } from '#lib/factors/views'

export const GET = read(Nothing, getFactors, {
  summary: 'Your second factors',
  returns: FactorsView,
  sessionOnly: true,
})
