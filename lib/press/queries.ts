import { z } from 'zod'
import { hasBylinePage } from '#lib/bylines/reader'
import { parseInstant } from '#lib/history/instant'
import { findRevisionForReader, hasPageForReader, isUpdateForReader } from '#lib/history/reader'
import { readerDb } from '#lib/platform/db'
import { Census } from '#lib/press/catalogue'
import { StoryChange } from '#lib/stories/surfaces'

// After a long sleep most pages changed anyway: reading every event would only tell which did not.
const MOST_CHANGES_IN_DETAIL = 500

export interface CensusChange {
  census: Census
  /** What happened to the stories of the census; empty where it was too much to ask for. */
  changes: StoryChange[]
  /** How far the database's clock is ahead of ours. */
  aheadMs: number
}

/** Where the press reads the numbers it compares; tests give it numbers of their own. */
export interface Numbers {
  /** All published stories: at a start and in another epoch. */
  all(): Promise<Census>
  /** What changed since; `same` where nothing did, `reset` where the numbers are of another epoch or went back. */
  since(known: Census): Promise<CensusChange | 'same' | 'reset'>
  /** Whether readers can see an update in a story, or it was taken down: too many to know them all by heart. */
  hasUpdate(storyId: string, updateId: string): Promise<boolean | 'gone'>
  /** Whether the contributor who has this slug has a page. */
  hasByline(slug: string): Promise<boolean>
  /** Whether a story had an older page at one of its numbers. */
  hasPageAt(storyId: string, revision: number, page: number): Promise<boolean>
  /** The number a story had come to at a time (RFC 3339); null before it was published. */
  revisionAt(slug: string, time: string): Promise<number | null>
}

export const databaseNumbers: Numbers = {
  hasUpdate: isUpdateForReader,
  hasByline: hasBylinePage,
  hasPageAt: hasPageForReader,
  async revisionAt(slug, time) {
    const moment = parseInstant(time)
    return moment && findRevisionForReader(slug, moment)
  },
  all: async () => Census.parse(await read(null)),

  async since(known) {
    const { clockMs, changes, ...census } = await read(known.revision)
    if (census.epoch !== known.epoch || census.revision < known.revision) return 'reset'
    if (census.revision === known.revision) return 'same'
    const revisions = new Map(known.stories.map(({ id, revision }) => [id, revision]))
    const isNew = ({ storyId, revision }: StoryChange) => revision > (revisions.get(storyId) ?? 0)
    return { census, changes: changes.filter(isNew), aheadMs: clockMs - Date.now() }
  },
}

const Answer = Census.extend({ clockMs: z.number(), changes: z.array(StoryChange) })

/**
 * One statement, so one snapshot and one question: it is on the way of every publication to its readers, and asked once a
 * second. Every event raises both counters by one, so a story's new events are at most as many as the site's.
 */
async function read(after: number | null): Promise<z.infer<typeof Answer>> {
  const since = after ?? -1
  const [row] = await readerDb().$queryRaw<{ answer: unknown }[]>`
    WITH changed AS (SELECT id, slug, topic, "topicSlug", revision, "publishedCount", "siteRevision", "endedAt", "changedAt",
      "foldedIntoId", "pulledAt", "takenDownRevision", "relatedIds", "continuedInId" FROM "Story" WHERE "publishedAt" IS NOT NULL AND "siteRevision" > ${since}::int)
    SELECT json_build_object(
      'epoch', site.epoch, 'revision', site.revision, 'masthead', json_build_array(site.name, site.language, site."mastheadRevision")::text,
      'mastheadRevision', site."mastheadRevision", 'frontRevision', site."frontRevision",
      'takenDownRevision', site."takenDownRevision",
      'bylinesRevision', site."bylinesRevision", 'bylines', CASE WHEN site."bylinesRevision" > ${since}::int OR ${since}::int < 0 THEN (
        SELECT coalesce(json_agg(json_build_object('slug', p.slug, 'isWithheld', p."withheldAt" IS NOT NULL, 'slugs', (
          SELECT json_agg(g.slug) FROM "ProfileSlug" g WHERE g."contributorId" = p."contributorId"))), '[]') FROM "Profile" p) END,
      'clockMs', extract(epoch FROM clock_timestamp()) * 1000,
      'stories', (SELECT coalesce(json_agg(json_build_object('id', id, 'slug', slug, 'topic', topic, 'topicSlug', "topicSlug",
        'revision', revision, 'publishedCount', "publishedCount", 'siteRevision', "siteRevision", 'endedAt', "endedAt",
        'changedAt', "changedAt", 'foldedInto', "foldedIntoId", 'pulledAt', "pulledAt", 'takenDownRevision', "takenDownRevision", 'names', array_remove("relatedIds" || "continuedInId" || array(
          SELECT DISTINCT there."storyId" FROM "LiveUpdate" here JOIN "LiveUpdate" there ON there.id = here."movedToId"
          WHERE here."storyId" = changed.id AND here."movedAt" IS NOT NULL
        ), NULL))), '[]') FROM changed),
      'slugs', (SELECT coalesce(json_agg(json_build_object('slug', s.slug, 'storyId', s."storyId")), '[]')
        FROM "StorySlug" s JOIN changed ON changed.id = s."storyId"),
      'changes', (SELECT coalesce(json_agg(json_build_object('storyId', e."storyId", 'revision', e.revision,
        'itemType', e."itemType", 'itemId', e."itemId", 'ordinal', u.ordinal, 'lines', (
          SELECT coalesce(json_agg(l.above), '[]') FROM "CorrectionLine" l
          WHERE l."updateId" = u.id AND l."storyId" = e."storyId"))), '[]')
        FROM changed JOIN "StoryEvent" e ON e."storyId" = changed.id AND ${since}::int >= 0
          AND site.revision - ${since}::int <= ${MOST_CHANGES_IN_DETAIL}
          AND e.revision > changed.revision - (site.revision - ${since}::int)
        LEFT JOIN "LiveUpdate" u ON u.id = e."itemId")
    ) AS answer FROM "Site" site WHERE site.id = 1`
  if (!row) throw new Error('The database holds no newsroom')
  return Answer.parse(row.answer)
}
