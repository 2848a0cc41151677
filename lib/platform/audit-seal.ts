import type { Tx } from '#lib/platform/db'

export interface AuditSeal {
  number: number
  /** SHA-256 over the entries, the time and the seal before it. Kept somewhere else, it vouches for all that came before. */
  digest: string
}

export interface AuditVerified {
  entries: number
  /** Written since the last seal; they are sealed within a minute while the newsroom runs. */
  unsealed: number
  last: AuditSeal | null
  /** The first seal that does not hold; null where all do. */
  broken: { number: number; what: 'chain' | 'entries' } | null
}

/** A seal is checked in one statement, and a statement has five seconds. */
const MOST_ENTRIES = 1_000
const SEALS_AT_ONCE = 10

/**
 * Seals what stands unsealed in the audit log, a thousand entries at most; null where nothing does, or another process is at it. Entries
 * of transactions that have not ended yet come under the next seal.
 */
export async function sealAudit(tx: Tx, now: Date): Promise<AuditSeal | null> {
  const [lock] = await tx.$queryRaw<{ isOurs: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtext('audit seals')) AS "isOurs"`
  if (!lock?.isOurs) return null
  const entries = await tx.auditEntry.findMany({
    where: { sealNumber: null },
    orderBy: { id: 'asc' },
    take: MOST_ENTRIES,
    select: { id: true },
  })
  if (entries.length === 0) return null
  const before = await tx.auditSeal.findFirst({ orderBy: { number: 'desc' } })
  const number = (before?.number ?? 0) + 1
  // The key to the seal is checked when the transaction ends, so that its digest can be made of entries that bear its number.
  await tx.auditEntry.updateMany({
    where: { id: { in: entries.map(({ id }) => id) }, sealNumber: null },
    data: { sealNumber: number },
  })
  const [seal] = await tx.$queryRaw<AuditSeal[]>`
    INSERT INTO "AuditSeal" (number, at, entries, "previousDigest", digest)
    VALUES (${number}::int, ${now}::timestamptz, ${entries.length}::int, ${before?.digest ?? null},
      seal_digest(${number}::int, ${now}::timestamptz, ${before?.digest ?? null}))
    RETURNING number, digest`
  return seal ?? null
}

interface SealRow extends AuditSeal {
  entries: number
  found: number
  isNext: boolean
  isWhole: boolean
}

/** Walks the seals from the first on and stops at the first that does not hold. */
export async function verifyAudit(tx: Tx): Promise<AuditVerified> {
  const unsealed = await tx.auditEntry.count({ where: { sealNumber: null } })
  const verified: AuditVerified = { entries: 0, unsealed, last: null, broken: null }
  for (;;) {
    const rows = await tx.$queryRaw<SealRow[]>`
      SELECT s.number, s.digest, s.entries,
        (SELECT count(*)::int FROM "AuditEntry" e WHERE e."sealNumber" = s.number) AS found,
        s."previousDigest" IS NOT DISTINCT FROM before.digest AND s.number = coalesce(before.number, 0) + 1 AS "isNext",
        s.digest = seal_digest(s.number, s.at, s."previousDigest") AS "isWhole"
      FROM "AuditSeal" s LEFT JOIN LATERAL (
        SELECT b.number, b.digest FROM "AuditSeal" b WHERE b.number < s.number ORDER BY b.number DESC LIMIT 1) before ON true
      WHERE s.number > ${verified.last?.number ?? 0}::int ORDER BY s.number LIMIT ${SEALS_AT_ONCE}::int`
    for (const { number, digest, entries, found, isNext, isWhole } of rows) {
      if (!isNext) return { ...verified, broken: { number, what: 'chain' } }
      if (!isWhole || found !== entries) return { ...verified, broken: { number, what: 'entries' } }
      verified.entries += entries
      verified.last = { number, digest }
    }
    if (rows.length < SEALS_AT_ONCE) return verified
  }
}
