import { read } from '#lib/api/route'
import { listAudit } from '#lib/audit/queries'
import { ListAudit } from '#lib/audit/schema'
import { AuditView } from '#lib/audit/views'

export const GET = read(ListAudit, listAudit, {
  summary: 'The audit log: who did what, the newest first',
  returns: AuditView,
  sessionOnly: true,
})
