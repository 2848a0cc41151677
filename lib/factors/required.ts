import type { ChangeTwoFactorRoles, Nothing } from '#lib/factors/schema'
import type { TwoFactorRolesView } from '#lib/factors/views'
import { type Actor, authorize } from '#lib/permissions'
import { audit } from '#lib/platform/audit'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'

/** Which roles need a second factor, and who of them has none yet. */
export async function getTwoFactorRoles(tx: Tx, actor: Actor, _input: Nothing = {}): Promise<TwoFactorRolesView> {
  authorize(actor, 'site:require-factor')
  const { twoFactorRoles: roles, signInVersion: version } = await tx.site.findUniqueOrThrow({
    where: { id: 1 },
    select: { twoFactorRoles: true, signInVersion: true },
  })
  const without = await tx.contributor.findMany({
    where: {
      role: { in: roles },
      joinedAt: { not: null },
      disabledAt: null,
      passkeys: { none: {} },
      OR: [{ authenticator: null }, { authenticator: { confirmedAt: null } }],
    },
    select: { name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
  return { version, roles, without: without.map(({ name }) => name) }
}

/** Whoever has one of these roles and no factor is led to set one up, with their next click. */
export async function changeTwoFactorRoles(
  tx: Tx,
  actor: Actor,
  { baseVersion, roles }: ChangeTwoFactorRoles,
  now: Date,
): Promise<TwoFactorRolesView> {
  authorize(actor, 'site:require-factor')
  const { count } = await tx.site.updateMany({
    where: { id: 1, signInVersion: baseVersion },
    data: { twoFactorRoles: roles, signInVersion: { increment: 1 } },
  })
  if (count === 0) {
    const current = await getTwoFactorRoles(tx, actor)
    throw new AppError('conflict', 'A colleague has changed this meanwhile. Look at it as it is now, then decide.', {
      current,
    })
  }
  const detail = { roles: roles.join(' ') || 'none' }
  const subject = { subjectType: 'site', subjectId: actor.id } as const
  await audit(tx, { actor, action: 'site.two-factor-roles-changed', ...subject, now, detail })
  return getTwoFactorRoles(tx, actor)
}
