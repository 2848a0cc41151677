import { z } from 'zod'
import { read } from '#lib/api/route'
import { checkSeals } from '#lib/audit/queries'
import { SealsView } from '#lib/audit/views'

export const GET = read(z.strictObject({}), checkSeals, {
  summary: 'Check every seal of the audit log',
  returns: SealsView,
  sessionOnly: true,
})
