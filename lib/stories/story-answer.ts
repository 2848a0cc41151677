import { z } from 'zod'
import type { Tx } from '#lib/platform/db'
import { PAGE_SIZE } from '#lib/stories/pages'
import { RevisionKind } from '#prisma/client/enums'

/** A list of more changes weighs more than the page itself. */
const MOST_CHANGES = 200
/** Whoever was away for more amendments than this reads the older pages again that they hold. */
const MOST_AMENDED = 12

const At = z.string().transform((at) => new Date(at))
const Text = z.object({ content: z.unknown(), kind: z.enum(RevisionKind), note: z.string().nullable(), createdAt: At })
const Amended = z.object({ id: z.string(), ordinal: z.int(), storyRevision: z.int(), kind: z.enum(RevisionKind) })

const Update = z.object({
  id: z.string(),
  ordinal: z.int(),
  storyRevision: z.int(),
  publishedAt: At,
  occurredAt: At.nullable(),
  publishedRevision: Text.extend({ bylines: z.array(z.object({ name: z.string() })) }),
})

const Pinned = Update.extend({
  pinnedAt: At.nullable(),
  pinRevision: z.int(),
  /** When the older page that it stands on came to be; null while there is none. */
  movedAt: z.int().nullable(),
})
export type PinnedRow = z.infer<typeof Pinned>

const StoryAnswer = z.object({
  site: z.object({ name: z.string(), language: z.string(), epoch: z.string() }),
  story: z.object({
    id: z.string(),
    revision: z.int(),
    publishedCount: z.int(),
    siteRevision: z.int(),
    slug: z.string(),
    topic: z.string(),
    topicSlug: z.string(),
    timeZone: z.string(),
    language: z.string(),
    publishedAt: At,
    endedAt: At.nullable(),
    changedAt: At,
    publishedRevision: Text.extend({ events: z.array(z.object({ revision: z.int() })) }),
  }),
  sections: z.array(
    z.object({ id: z.string(), storyRevision: z.int(), removedAt: At.nullable(), publishedRevision: Text }),
  ),
  updates: z.array(Update),
  changed: z.array(Update),
  pinned: z.array(Pinned),
  amended: z.array(Amended),
  isTooOld: z.boolean(),
})
export type StoryAnswer = z.infer<typeof StoryAnswer>

/**
 * All that is printed of a story, in one statement: one snapshot without a transaction, and one question, because it is on
 * the way of every publication to its readers. Each part is bounded and found by an index, however long the story (a LIMIT
 * instead of the range of ordinals read all updates: 5 ms instead of 0.5 at 10,000).
 * @param after what changed after this number is in `changed`
 */
export async function askStory(db: Tx, slug: string, after: number): Promise<StoryAnswer | null> {
  const [row] = await db.$queryRaw<{ answer: unknown }[]>`
    WITH story AS MATERIALIZED (SELECT * FROM "Story" WHERE slug = ${slug} AND "publishedAt" IS NOT NULL),
    shown AS NOT MATERIALIZED (
      SELECT u.id, u.ordinal, u."storyRevision", u."publishedAt", u."occurredAt", u."pinnedAt", u."pinRevision",
        (SELECT json_build_object('content', r.content, 'kind', r.kind, 'note', r.note, 'createdAt', r."createdAt",
          'bylines', (SELECT coalesce(json_agg(json_build_object('name', b.name) ORDER BY b.position), '[]')
            FROM "Byline" b WHERE b."revisionId" = r.id))
          FROM "Revision" r WHERE r.id = u."publishedRevisionId") AS "publishedRevision"
      FROM story JOIN "LiveUpdate" u ON u."storyId" = story.id)
    SELECT json_build_object(
      'site', (SELECT json_build_object('name', name, 'language', language, 'epoch', epoch) FROM "Site" WHERE id = 1),
      'story', json_build_object('id', id, 'revision', revision, 'publishedCount', "publishedCount",
        'siteRevision', "siteRevision", 'slug', slug, 'topic', topic, 'topicSlug', "topicSlug", 'timeZone', "timeZone",
        'language', language, 'publishedAt', "publishedAt", 'endedAt', "endedAt", 'changedAt', "changedAt",
        'publishedRevision', (SELECT json_build_object('content', r.content, 'kind', r.kind, 'note', r.note,
          'createdAt', r."createdAt", 'events', (SELECT coalesce(json_agg(json_build_object('revision', e.revision)), '[]')
            FROM "StoryEvent" e WHERE e."revisionId" = r.id))
          FROM "Revision" r WHERE r.id = "publishedRevisionId")),
      'sections', (SELECT coalesce(json_agg(json_build_object('id', s.id, 'storyRevision', s."storyRevision",
        'removedAt', s."removedAt", 'publishedRevision', (SELECT json_build_object('content', r.content, 'kind', r.kind,
          'note', r.note, 'createdAt', r."createdAt") FROM "Revision" r WHERE r.id = s."publishedRevisionId"))
        ORDER BY s.position, s.id), '[]') FROM "Section" s WHERE s."storyId" = story.id AND s."publishedAt" IS NOT NULL),
      'updates', (SELECT coalesce(json_agg(u ORDER BY u.ordinal DESC), '[]') FROM shown u
        WHERE u.ordinal > story."publishedCount" - ${2 * PAGE_SIZE - 1}::int AND u.ordinal <= story."publishedCount"),
      'changed', (SELECT coalesce(json_agg(u ORDER BY u.ordinal DESC), '[]') FROM shown u
        WHERE u."storyRevision" > ${after}::bigint AND story.revision - ${after}::bigint <= ${MOST_CHANGES}::int),
      'isTooOld', story.revision - ${after}::bigint > ${MOST_CHANGES}::int,
      'pinned', (SELECT coalesce(json_agg(u ORDER BY u."pinRevision" DESC), '[]') FROM (
        SELECT shown.*, (SELECT f."storyRevision" FROM "LiveUpdate" f WHERE f."storyId" = story.id
          AND f.ordinal = ((shown.ordinal - 1) / ${PAGE_SIZE}::int + 2) * ${PAGE_SIZE}::int) AS "movedAt"
        FROM shown WHERE "pinRevision" IS NOT NULL) u),
      'amended', (SELECT coalesce(json_agg(u ORDER BY u."amendedAt" DESC), '[]') FROM (
        SELECT a.id, a.ordinal, a."storyRevision", a."amendedAt",
          (SELECT r.kind FROM "Revision" r WHERE r.id = a."publishedRevisionId") AS kind
        FROM "LiveUpdate" a WHERE a."storyId" = story.id AND a."amendedAt" IS NOT NULL AND a.ordinal IS NOT NULL
        ORDER BY a."amendedAt" DESC LIMIT ${MOST_AMENDED}::int) u)
    ) AS answer FROM story`
  return row ? StoryAnswer.parse(row.answer) : null
}
