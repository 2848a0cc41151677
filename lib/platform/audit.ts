import type { Tx } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'

interface AuditRecord {
  /** Null for the system itself. Where they ask from, and with which token, is kept with what they did. */
  actor: { id: string; address?: string | null; token?: { id: string } | null } | null
  /** Where nobody known asked: a log-in that was refused. */
  address?: string | null
  /** Past tense: `contributor.disabled`. */
  action: string
  subjectType: string
  subjectId: string
  storyId?: string
  /** Ids, hashes and states only: texts stand in revisions alone. */
  detail?: Record<string, string | number | boolean | null>
  now: Date
}

/** Writes who did what, in the transaction that did it. */
export async function audit(tx: Tx, { actor, now, ...entry }: AuditRecord): Promise<void> {
  const by = { actorId: actor?.id ?? null, address: actor?.address ?? null, tokenId: actor?.token?.id ?? null }
  await tx.auditEntry.create({ data: { id: newId(), at: now, ...by, ...entry } })
}
