import { endSession } from '#lib/contributors/sessions'
import { audit } from '#lib/platform/audit'
import type { Tx } from '#lib/platform/db'
import { sha256 } from '#lib/platform/ids'

/** Ends the session somebody signs out of, and tells the audit log. */
export async function logOut(tx: Tx, secret: string, address: string, now: Date): Promise<void> {
  const session = await tx.session.findUnique({
    where: { secretHash: sha256(secret), endedAt: null },
    select: { contributorId: true },
  })
  await endSession(tx, secret, now)
  if (!session) return
  const { contributorId: id } = session
  await audit(tx, { actor: { id, address }, action: 'session.ended', subjectType: 'contributor', subjectId: id, now })
}

/** Whoever guesses all night is told of once a minute for each address, so that the log stays one that can be read. */
const TOLD_EVERY_MS = 60_000

/** Tells the audit log of a wrong password. */
export async function noteRefused(tx: Tx, subjectId: string, address: string | null, now: Date): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('refused log-in:' || ${subjectId}, 0))`
  const told = await tx.auditEntry.count({
    where: { subjectId, action: 'session.refused', address, at: { gt: new Date(now.getTime() - TOLD_EVERY_MS) } },
  })
  if (told > 0) return
  const subject = { subjectType: 'contributor', subjectId }
  await audit(tx, { actor: null, address, action: 'session.refused', ...subject, now })
}
