import { openRead } from '#lib/api/account'
import { getLogInStep } from '#lib/factors/queries'
import { LogInStepView } from '#lib/factors/views'

export const GET = openRead(getLogInStep, {
  summary: 'What this browser has to do before it is at the desk',
  returns: LogInStepView,
})
