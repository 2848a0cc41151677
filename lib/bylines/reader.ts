import { type BylineFeedForReader, type BylinePageForReader, bylineFeedOf, bylinePageOf } from '#lib/bylines/page'
import { wasPublished } from '#lib/bylines/queries'
import { readerDb, snapshot } from '#lib/platform/db'

/** The page at `/by/<slug>`; null where readers have none. */
export const getBylinePageForReader = (slug: string): Promise<BylinePageForReader | null> =>
  snapshot((tx) => bylinePageOf(tx, slug))

/** What the feeds at `/by/<slug>/` tell; null where readers have no such page. */
export const getBylineFeedForReader = (slug: string): Promise<BylineFeedForReader | null> =>
  snapshot((tx) => bylineFeedOf(tx, slug))

/** Whether the contributor whose slug this is has a page: too few ask for it to know of everybody by heart. */
export async function hasBylinePage(slug: string): Promise<boolean> {
  const profile = await readerDb().profile.findUnique({
    where: { slug, withheldAt: null },
    select: { contributorId: true },
  })
  return profile !== null && wasPublished(readerDb(), profile.contributorId)
}

/** The slug that an earlier one leads to; null for one nobody ever had, and where the byline is withheld. */
export async function findBylineSlug(earlier: string): Promise<string | null> {
  const known = await readerDb().profileSlug.findUnique({
    where: { slug: earlier, profile: { withheldAt: null } },
    select: { profile: { select: { slug: true } } },
  })
  return known?.profile.slug ?? null
}

/** Whether readers may see a portrait now. */
export async function isPortraitShown(portraitId: string): Promise<boolean> {
  const profile = await readerDb().profile.findUnique({
    where: { portraitId, withheldAt: null },
    select: { contributorId: true },
  })
  return profile !== null && wasPublished(readerDb(), profile.contributorId)
}
