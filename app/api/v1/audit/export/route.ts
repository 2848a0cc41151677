import { download } from '#lib/api/download'
import { auditCsv } from '#lib/audit/csv'
import { exportAudit } from '#lib/audit/queries'
import { AuditFilter } from '#lib/audit/schema'

export const GET = download(AuditFilter, async (...given) => auditCsv(await exportAudit(...given)), {
  summary: 'The audit log as CSV, the newest 10,000 entries of a filter',
  type: 'text/csv',
  fileName: 'audit-log.csv',
})
