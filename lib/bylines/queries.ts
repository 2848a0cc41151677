import type { z } from 'zod'
import type { NamedContributor } from '#lib/bylines/schema'
import type { ProfileRow, ProfileView } from '#lib/bylines/views'
import { sourcesOf } from '#lib/media/variants'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import type { Portrait } from '#prisma/client/client'

/** Somebody as readers know them, for themselves and for editors. */
export async function getProfileView(
  tx: Tx,
  actor: Actor,
  { contributorId }: z.infer<typeof NamedContributor>,
): Promise<ProfileView> {
  const row = await tx.profile.findUnique({
    where: { contributorId },
    include: {
      contributor: { select: { name: true } },
      portrait: true,
      withholdings: { where: { shownAt: null }, include: { by: { select: { name: true } } } },
    },
  })
  if (!row) throw new AppError('not_found', 'That contributor does not exist.')
  authorize(actor, 'profile:read', row)
  const { version, name, bio, slug, portrait, portraitAlt, contributor, withholdings } = row
  const [open] = withholdings
  return {
    ...{ contributorId, version, name, accountName: contributor.name, bio, slug },
    hasPage: row.withheldAt === null && (await wasPublished(tx, contributorId)),
    portrait: portrait && portraitOf(portrait, portraitAlt),
    withheld: open ? { at: open.at.toISOString(), by: open.by.name, reason: open.reason } : null,
  }
}

/** A newsroom has tens of people, perhaps hundreds. */
const MOST_LISTED = 2_000

export async function listProfiles(tx: Tx, actor: Actor): Promise<{ profiles: ProfileRow[] }> {
  authorize(actor, 'profile:list')
  const rows = await tx.profile.findMany({
    include: { contributor: { select: { name: true, disabledAt: true } } },
    orderBy: [{ name: 'asc' }, { contributorId: 'asc' }],
    take: MOST_LISTED,
  })
  return {
    profiles: rows.map(({ contributorId, name, slug, withheldAt, contributor }) => ({
      ...{ contributorId, name, slug, accountName: contributor.name },
      withheldAt: withheldAt?.toISOString() ?? null,
      isDisabled: contributor.disabledAt !== null,
    })),
  }
}

/** Whether something ever came before readers with their byline: then they have a page, also after they have left. */
export async function wasPublished(tx: Tx, contributorId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM "Byline" b JOIN "StoryEvent" e ON e."revisionId" = b."revisionId"
    WHERE b."contributorId" = ${contributorId}::uuid LIMIT 1`
  return rows.length > 0
}

export function portraitOf(
  { id, width, height }: Pick<Portrait, 'id' | 'width' | 'height'>,
  alt: string,
): NonNullable<ProfileView['portrait']> {
  if (width === null || height === null) throw new Error('A portrait that is shown has no size')
  return { id, width, height, ...sourcesOf(id, width), alt }
}
