import { read, route } from '#lib/api/route'
import { changeTwoFactorRoles, getTwoFactorRoles } from '#lib/factors/required'
import { ChangeTwoFactorRoles, Nothing } from '#lib/factors/schema'
import { TwoFactorRolesView } from '#lib/factors/views'

export const GET = read(Nothing, getTwoFactorRoles, {
  summary: 'Whose role needs a second factor',
  returns: TwoFactorRolesView,
  sessionOnly: true,
})

export const PUT = route(ChangeTwoFactorRoles, changeTwoFactorRoles, {
  summary: 'Say whose role needs a second factor',
  returns: TwoFactorRolesView,
  changesContributors: true,
  sudo: true,
})
