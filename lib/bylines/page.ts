import { z } from 'zod'
import { portraitOf, wasPublished } from '#lib/bylines/queries'
import type { ProfileView } from '#lib/bylines/views'
import type { Tx } from '#lib/platform/db'
import { listPlacedBy } from '#lib/stories/feed-rows'
import type { SiteFeedForReader } from '#lib/stories/feed-views'
import { hrefOf } from '#lib/stories/named'
import { FOUND, siteOf, summarised, summaryOf, toUpdateForReader, withText } from '#lib/stories/reader-rows'
import type { SiteForReader, StorySummary, UpdateForReader } from '#lib/stories/reader-views'

/** As many stories as somebody scrolls through, and of each what came last. */
const MOST_STORIES = 20
const MOST_OF_A_STORY = 3

export interface StoryOfByline extends Omit<StorySummary, 'newest'> {
  /** Newest first; three at most. */
  updates: { update: UpdateForReader; href: string }[]
  /** How many more there are in it. */
  more: number
}

/** A contributor's page at `/by/<slug>`. */
export interface BylinePageForReader {
  site: SiteForReader
  /** `site.revision`. */
  revision: number
  name: string
  slug: string
  /** Paragraphs. */
  bio: string[]
  portrait: ProfileView['portrait']
  /** Of everything with this byline that stands, or stood and was taken back in public. */
  counts: { updates: number; stories: number; corrections: number; retractions: number; since: string | null }
  /** The last written first. */
  stories: StoryOfByline[]
}

const Answer = z.object({
  updates: z.int(),
  stories: z.int(),
  corrections: z.int(),
  retractions: z.int(),
  since: z
    .string()
    .transform((at) => new Date(at).toISOString())
    .nullable(),
  shown: z.array(z.object({ id: z.string(), updates: z.int() })),
})

/** No more than the readers' database role may see. */
const forReaders = {
  ...{ contributorId: true, name: true, bio: true, portraitAlt: true },
  portrait: { select: { id: true, width: true, height: true } },
} as const

export interface BylineFeedForReader extends SiteFeedForReader {
  name: string
  slug: string
}

/** What the feeds of a contributor tell; null where they have no page. */
export async function bylineFeedOf(tx: Tx, slug: string): Promise<BylineFeedForReader | null> {
  const profile = await findProfile(tx, slug)
  if (!profile) return null
  const { contributorId, name } = profile
  return { ...(await siteOf(tx)), name, slug, updates: await listPlacedBy(tx, contributorId) }
}

async function findProfile(tx: Tx, slug: string) {
  const profile = await tx.profile.findUnique({ where: { slug, withheldAt: null }, select: forReaders })
  return profile && (await wasPublished(tx, profile.contributorId)) ? profile : null
}

/** Null where nobody has this slug now, where nothing was ever published with their byline, and where it is withheld. */
export async function bylinePageOf(tx: Tx, slug: string): Promise<BylinePageForReader | null> {
  const profile = await findProfile(tx, slug)
  if (!profile) return null
  const { name, bio, portrait, portraitAlt, contributorId } = profile
  const { shown, ...counts } = await askUpdates(tx, contributorId)
  return {
    ...(await siteOf(tx)),
    ...{ name, slug, counts, stories: await listStories(tx, shown) },
    bio: bio.split(/\n\s*\n/).filter(Boolean),
    portrait: portrait && portraitOf(portrait, portraitAlt || `Portrait of ${name}`),
  }
}

async function askUpdates(tx: Tx, contributorId: string): Promise<z.infer<typeof Answer>> {
  const [row] = await tx.$queryRaw<{ answer: unknown }[]>`
    WITH mine AS MATERIALIZED (
      SELECT u.id, u."storyId", u."publishedAt", row_number() OVER story AS place,
        (count(*) OVER whole)::int AS updates, max(u."publishedAt") OVER whole AS newest
      FROM "LiveUpdate" u JOIN "Story" s ON s.id = u."storyId"
      WHERE u."publishedRevisionId" IN (SELECT b."revisionId" FROM "Byline" b WHERE b."contributorId" = ${contributorId}::uuid)
        AND u."publishedAt" IS NOT NULL AND u."movedAt" IS NULL AND u."pulledAt" IS NULL
        AND s."publishedAt" IS NOT NULL AND s."foldedIntoId" IS NULL AND s."pulledAt" IS NULL
      WINDOW whole AS (PARTITION BY u."storyId"), story AS (PARTITION BY u."storyId" ORDER BY u.ordinal DESC)),
    told AS (
      SELECT r.kind FROM mine JOIN "Revision" r ON r."itemId" = mine.id
      WHERE r.kind IN ('correction', 'retraction') AND NOT r."isCut")
    SELECT json_build_object(
      'updates', (SELECT count(*) FROM mine), 'stories', (SELECT count(DISTINCT "storyId") FROM mine),
      'since', (SELECT min("publishedAt") FROM mine),
      'corrections', (SELECT count(*) FROM told WHERE kind = 'correction'),
      'retractions', (SELECT count(*) FROM told WHERE kind = 'retraction'),
      'shown', (SELECT coalesce(json_agg(json_build_object('id', id, 'updates', updates) ORDER BY newest DESC, "storyId", place), '[]')
        FROM (SELECT *, dense_rank() OVER (ORDER BY newest DESC, "storyId") AS rank FROM mine) m
        WHERE rank <= ${MOST_STORIES}::int AND place <= ${MOST_OF_A_STORY}::int)) AS answer`
  return Answer.parse(row?.answer)
}

async function listStories(tx: Tx, shown: z.infer<typeof Answer>['shown']): Promise<StoryOfByline[]> {
  const rows = await tx.liveUpdate.findMany({
    where: { id: { in: shown.map(({ id }) => id) }, story: FOUND },
    select: { ...withText, story: { select: summarised } },
  })
  const byId = new Map(rows.map((row) => [row.id, row]))
  const stories = new Map<string, StoryOfByline>()
  for (const { id, updates } of shown) {
    const row = byId.get(id)
    if (!row) continue
    const story = stories.get(row.storyId) ?? { ...summaryOf(row.story), updates: [], more: updates }
    const { story: at, ordinal } = row
    story.updates.push({ update: toUpdateForReader(row), href: hrefOf({ id, ordinal, story: at }) })
    story.more -= 1
    stories.set(row.storyId, story)
  }
  return [...stories.values()]
}
