import type { z } from 'zod'
import { lockProfileAt } from '#lib/bylines/lock'
import { getProfileView } from '#lib/bylines/queries'
import type { EditProfile } from '#lib/bylines/schema'
import type { ProfileView } from '#lib/bylines/views'
import { type Actor, authorize } from '#lib/permissions'
import { audit } from '#lib/platform/audit'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { noteTaken } from '#lib/platform/purging'
import { wake } from '#lib/platform/wake'
import type { Prisma, Profile } from '#prisma/client/client'

/** Changes how readers know somebody from now on. Bylines that were published keep the name they had. */
export async function editProfile(
  tx: Tx,
  actor: Actor,
  { contributorId, baseVersion, slug, withoutPortrait, ...words }: z.infer<typeof EditProfile>,
  now: Date,
): Promise<ProfileView> {
  const profile = await lockProfileAt(tx, actor, contributorId, baseVersion)
  authorize(actor, 'profile:edit', profile)
  if (slug !== undefined && slug !== profile.slug) {
    authorize(actor, 'profile:slug')
    await claimSlug(tx, profile, slug, now)
  }
  if (withoutPortrait && profile.portraitId) {
    noteTaken(tx, { storyIds: [], imageIds: [profile.portraitId], isWhole: false })
  }
  const data = { ...words, ...(slug === undefined ? {} : { slug }), ...(withoutPortrait ? WITHOUT_PORTRAIT : {}) }
  return changeProfile(tx, actor, contributorId, data, now)
}

const WITHOUT_PORTRAIT = { portraitId: null, portraitAlt: '' }

/** Writes a change of a profile, with what is to be known of it. The site is locked last. */
export async function changeProfile(
  tx: Tx,
  actor: Actor,
  contributorId: string,
  data: Prisma.ProfileUncheckedUpdateInput,
  now: Date,
): Promise<ProfileView> {
  await tx.profile.update({ where: { contributorId }, data: { ...data, version: { increment: 1 } } })
  const detail = { changed: Object.keys(data).sort().join(', ') }
  const subject = { subjectType: 'contributor', subjectId: contributorId } as const
  await audit(tx, { actor, action: 'profile.changed', ...subject, detail, now })
  await raiseBylines(tx)
  return getProfileView(tx, actor, { contributorId })
}

/** The number at which readers' pages about people changed. */
async function raiseBylines(tx: Tx): Promise<void> {
  await tx.$executeRaw`UPDATE "Site" SET revision = revision + 1, "bylinesRevision" = revision + 1 WHERE id = 1`
  await wake(tx, 'site')
}

/** A slug that somebody ever had is never given to somebody else; one's own earlier one may come back. */
async function claimSlug(tx: Tx, { contributorId }: Profile, slug: string, createdAt: Date): Promise<void> {
  const { count } = await tx.profileSlug.createMany({
    data: [{ slug, contributorId, createdAt }],
    skipDuplicates: true,
  })
  if (count === 1) return
  const taken = await tx.profileSlug.findUnique({ where: { slug }, select: { contributorId: true } })
  if (taken?.contributorId === contributorId) return
  throw new AppError('conflict', `The address “${slug}” belongs to somebody else; choose another one.`, {
    field: 'slug',
  })
}

/** The byline of whoever writes: their public name, not the account's. */
export async function ownByline(
  tx: Tx,
  { id: contributorId }: Actor,
): Promise<{ contributorId: string; name: string }> {
  return tx.profile.findUniqueOrThrow({ where: { contributorId }, select: { contributorId: true, name: true } })
}
