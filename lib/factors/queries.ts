import type { OpenSession } from '#lib/contributors/callers'
import { FactorsView, type LogInStepView, type Way } from '#lib/factors/views'
import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'

/** Whether a log-in with a password alone is half of one. */
export async function hasFactor(tx: Tx, contributorId: string): Promise<boolean> {
  const { code, passkeys } = await countFactors(tx, contributorId)
  return code + passkeys > 0
}

/** How many of each kind somebody has; what is still being set up is none. */
export async function countFactors(tx: Tx, contributorId: string): Promise<{ code: number; passkeys: number }> {
  const code = await tx.authenticator.count({ where: { contributorId, confirmedAt: { not: null } } })
  return { code, passkeys: await tx.passkey.count({ where: { contributorId } }) }
}

/** How somebody can prove who they are, by what they have. */
export async function listWays(tx: Tx, contributorId: string): Promise<Way[]> {
  const { code, passkeys } = await countFactors(tx, contributorId)
  const left = await tx.recoveryCode.count({ where: { contributorId, usedAt: null } })
  const password = await tx.contributor.count({ where: { id: contributorId, passwordHash: { not: null } } })
  const ways: [Way, number][] = [
    ['code', code],
    ['passkey', passkeys],
    ['recovery-code', left],
    ['password', password],
  ]
  return ways.flatMap(([way, count]) => (count > 0 ? way : []))
}

/** What a browser has to do before it is at the desk. */
export async function getLogInStep(tx: Tx, session: OpenSession | null): Promise<LogInStepView> {
  if (!session) return { step: 'log-in', name: null, ways: [] }
  const { name, id } = session.owner
  if (session.standing === 'whole') return { step: 'done', name, ways: [] }
  if (session.standing === 'lacking') return { step: 'set-up', name, ways: [] }
  const ways = await listWays(tx, id)
  return { step: 'second-step', name, ways: ways.filter((way) => way !== 'password') }
}

/** Everybody has the right to their own. */
export async function getFactors(tx: Tx, actor: Actor): Promise<FactorsView> {
  const contributorId = actor.id
  const authenticator = await tx.authenticator.findUnique({ where: { contributorId }, select: { confirmedAt: true } })
  const passkeys = await tx.passkey.findMany({
    where: { contributorId },
    select: { id: true, name: true, createdAt: true, lastUsedAt: true },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  })
  return FactorsView.parse({
    authenticatorSince: authenticator?.confirmedAt?.toISOString() ?? null,
    passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
      id,
      name,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
    recoveryCodesLeft: await tx.recoveryCode.count({ where: { contributorId, usedAt: null } }),
    isRequired: await needsFactor(tx, actor),
  })
}

export async function needsFactor(tx: Tx, { role }: Pick<Actor, 'role'>): Promise<boolean> {
  const site = await tx.site.findUnique({ where: { id: 1 }, select: { twoFactorRoles: true } })
  return site?.twoFactorRoles.includes(role) ?? false
}
