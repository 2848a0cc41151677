import type { z } from 'zod'
import { lockProfile } from '#lib/bylines/lock'
import { changeProfile } from '#lib/bylines/profiles'
import { getProfileView } from '#lib/bylines/queries'
import type { AddPortrait } from '#lib/bylines/schema'
import type { ProfileView } from '#lib/bylines/views'
import { MAKING_MS, type MadeImage } from '#lib/media/commands'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { noteTaken } from '#lib/platform/purging'

type Input = z.infer<typeof AddPortrait>
type Arrived = Input & { hash: string }

/** Before a body is read: whether its sender may change this portrait at all. */
export async function mayAddPortrait(tx: Tx, actor: Actor, { contributorId }: Input): Promise<void> {
  authorize(actor, 'profile:edit', await lockProfile(tx, contributorId))
}

/** Takes the id, so that two attempts do not make the same picture at once. Answers whether it is all there already. */
export async function beginPortrait(tx: Tx, actor: Actor, arrived: Arrived, now: Date): Promise<boolean> {
  const { portraitId: id, contributorId, hash } = arrived
  authorize(actor, 'profile:edit', await lockProfile(tx, contributorId))
  const row = { id, contributorId, hash, broughtById: actor.id, broughtAt: now }
  const { count } = await tx.portrait.createMany({ data: [row], skipDuplicates: true })
  if (count === 1) return false
  const portrait = await tx.portrait.findUniqueOrThrow({ where: { id } })
  if (portrait.hash !== hash || portrait.broughtById !== actor.id || portrait.contributorId !== contributorId) {
    throw new AppError('conflict', 'This id belongs to another picture; add the portrait anew.')
  }
  if (portrait.storedAt) return true
  if (now.getTime() - portrait.broughtAt.getTime() < MAKING_MS) {
    throw new AppError('busy', 'This picture is being worked on; ask again in a second.')
  }
  await tx.portrait.update({ where: { id }, data: { broughtAt: now } })
  return false
}

/** Files are stored: from here on it is the portrait. The one before is served no more, and swept away. */
export async function finishPortrait(
  tx: Tx,
  actor: Actor,
  { portraitId, contributorId }: Arrived,
  made: MadeImage | null,
  now: Date,
): Promise<ProfileView> {
  const { portraitId: before, ...profile } = await lockProfile(tx, contributorId)
  authorize(actor, 'profile:edit', profile)
  if (made) await tx.portrait.update({ where: { id: portraitId }, data: { ...made, storedAt: now } })
  if (before === portraitId) return getProfileView(tx, actor, { contributorId })
  if (before) noteTaken(tx, { storyIds: [], imageIds: [before], isWhole: false })
  // What was said of the picture before is not true of this one.
  return changeProfile(tx, actor, contributorId, { portraitId, portraitAlt: '' }, now)
}

/** Gives an id back after a failure; false where the picture is there after all. */
export async function abandonPortrait(tx: Tx, { portraitId }: Input): Promise<boolean> {
  const { count } = await tx.portrait.deleteMany({ where: { id: portraitId, storedAt: null } })
  return count > 0
}

/** Pictures whose files may go: begun before a time and shown by no profile, whether they were replaced or never finished. */
export const listLostPortraits = (tx: Tx, begunBefore: Date): Promise<{ id: string }[]> =>
  tx.portrait.findMany({
    where: { shownBy: null, broughtAt: { lt: begunBefore } },
    select: { id: true },
    take: 100,
  })

/** The row of a picture whose files are gone; nothing happens where a profile shows it after all. */
export async function forgetPortrait(tx: Tx, id: string, begunBefore: Date): Promise<void> {
  await tx.portrait.deleteMany({ where: { id, shownBy: null, broughtAt: { lt: begunBefore } } })
}
