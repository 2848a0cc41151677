import { CONTRIBUTOR_COLUMNS } from '#lib/contributors/columns'
import { type ContributorView, toContributorView } from '#lib/contributors/views'
import type { Actor } from '#lib/permissions'
import { audit } from '#lib/platform/audit'
import type { Tx } from '#lib/platform/db'
import type { Prisma } from '#prisma/client/client'

/** Changes a locked contributor, who is another version from now on. */
export async function changeContributor(
  tx: Tx,
  id: string,
  data: Prisma.ContributorUncheckedUpdateInput,
): Promise<ContributorView> {
  await tx.contributor.update({ where: { id }, data: { ...data, version: { increment: 1 } }, select: { id: true } })
  return getContributorView(tx, id)
}

export async function getContributorView(tx: Tx, id: string): Promise<ContributorView> {
  return toContributorView(await tx.contributor.findUniqueOrThrow({ where: { id }, select: CONTRIBUTOR_COLUMNS }))
}

/** What was done to somebody's account, in the audit log. */
export const recordAbout = (
  tx: Tx,
  actor: Actor,
  action: string,
  subjectId: string,
  now: Date,
  detail?: Record<string, string | number | boolean | null>,
): Promise<void> => audit(tx, { actor, action, subjectType: 'contributor', subjectId, now, ...(detail && { detail }) })
