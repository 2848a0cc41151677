import { PrismaPg } from '@prisma/adapter-pg'
import { type AuditVerified, verifyAudit } from '#lib/platform/audit-seal'
import { PrismaClient } from '#prisma/client/client'
import { type Look, look, may, must } from './finding.ts'

/** The seals of the audit log, walked from the first on. The words themselves: npm run verify. */
export async function lookAtRecord(connectionString: string): Promise<Look[]> {
  // Not by lib/platform/db.ts, which wants settings that are whole.
  const client = new PrismaClient({ adapter: new PrismaPg({ connectionString, max: 1 }) })
  try {
    const [late] = await client.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM "AuditEntry"
      WHERE "sealNumber" IS NULL AND at < clock_timestamp() - interval '10 minutes'`
    return [look('the audit log', ...sealFindings(await verifyAudit(client), late?.count ?? 0))]
  } finally {
    await client.$disconnect()
  }
}

/** @param late entries that wait for their seal for more than ten minutes */
export const sealFindings = ({ broken }: AuditVerified, late: number) => [
  broken &&
    must(
      `The audit log is broken at seal ${broken.number}: an entry was changed, added or taken away by somebody with the database’s password.`,
      'Keep a copy of the database as it is, compare it with your backups, and change that password.',
    ),
  late > 0 &&
    may(
      `${late} entries of the audit log have waited for a seal for more than ten minutes.`,
      'They are sealed while the newsroom runs; where it does, look for sweep.failed in its log.',
    ),
]
