import type { Tx } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'

interface AuditRecord {
  /** Null for the system itself. */
  actor: { id: string } | null
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
  await tx.auditEntry.create({ data: { id: newId(), at: now, actorId: actor?.id ?? null, ...entry } })
}
