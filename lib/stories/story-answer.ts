import { z } from 'zod'
import type { Tx } from '#lib/platform/db'
import { Policies } from '#lib/site/policies'
import { MOST_FOLDS } from '#lib/stories/named'
import { MOST_LINES, MOST_MOMENTS, PAGE_SIZE } from '#lib/stories/pages'
import { RevisionKind } from '#prisma/client/enums'

/** A list of more changes weighs more than the page itself. */
const MOST_CHANGES = 200
/** Whoever was away for more amendments than this reads the older pages again that they hold. */
const MOST_AMENDED = 12

const At = z.string().transform((at) => new Date(at))
const Told = z.object({ kind: z.enum(RevisionKind), note: z.string().nullable(), createdAt: At })
const Text = Told.extend({ content: z.unknown(), told: Told.nullable() })
const Amended = z.object({
  id: z.string(),
  ordinal: z.int(),
  storyRevision: z.int(),
  movedAt: At.nullable(),
  kind: z.enum(RevisionKind),
  /** The lines that lead to it. */
  lines: z.array(z.object({ id: z.string(), above: z.int(), number: z.int() })),
})

const Named = z.object({
  id: z.string(),
  slug: z.string(),
  language: z.string(),
  endedAt: At.nullable(),
  publishedCount: z.int(),
  foldedIntoId: z.string().nullable(),
  pulledAt: At.nullable(),
  publishedRevision: z.object({ content: z.unknown() }).nullable(),
})

const Byline = z.object({
  name: z.string(),
  profile: z.object({ slug: z.string(), withheldAt: At.nullable() }).nullable(),
})

const Update = z.object({
  id: z.string(),
  ordinal: z.int(),
  storyRevision: z.int(),
  publishedAt: At,
  occurredAt: At.nullable(),
  movedAt: At.nullable(),
  retractedAt: At.nullable(),
  withheldAt: At.nullable(),
  pulledAt: At.nullable(),
  movedTo: z.object({ id: z.string(), ordinal: z.int().nullable(), story: Named }).nullable(),
  publishedRevision: Text.extend({ bylines: z.array(Byline) }),
})

const Linked = Update.extend({
  /** When the older page that it stands on came to be; null while there is none. */
  pageRevision: z.int().nullable(),
})
export type LinkedRow = z.infer<typeof Linked>

const Pinned = Linked.extend({ pinnedAt: At.nullable(), pinRevision: z.int() })
export type PinnedRow = z.infer<typeof Pinned>

const Line = z.object({
  id: z.string(),
  above: z.int(),
  number: z.int(),
  lineRevision: z.int(),
  at: At,
  updateId: z.string(),
  ordinal: z.int(),
  storyRevision: z.int(),
  publishedAt: At,
  movedAt: At.nullable(),
  /** It was taken down. */
  isRemoved: z.boolean(),
  /** When the older page that the update stands on came to be; null while there is none. */
  pageRevision: z.int().nullable(),
  last: z.object({ kind: z.enum(['correction', 'retraction']), note: z.string().nullable(), createdAt: At }).nullable(),
})
export type LineRow = z.infer<typeof Line>

const Claim = z.object({
  id: z.string(),
  storyRevision: z.int(),
  publishedAt: At,
  /** Null where it was taken out. */
  boxedAt: At.nullable(),
  publishedRevision: Text,
  /** The last version that took something back, and what readers had been told before it. */
  wrong: Text.extend({ said: z.unknown() }).nullable(),
})
export type ClaimRow = z.infer<typeof Claim>

const StoryAnswer = z.object({
  site: z.object({
    name: z.string(),
    language: z.string(),
    epoch: z.string(),
    mastheadRevision: z.int(),
    policies: Policies,
    breaking: z.object({ words: z.string(), href: z.string().nullable(), until: At }).nullable(),
  }),
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
    foldedIntoId: z.string().nullable(),
    continuedInId: z.string().nullable(),
    relatedIds: z.array(z.string()),
    relatedRevision: z.int(),
    bylinesRevision: z.int(),
    publishedRevision: Text.extend({ events: z.array(z.object({ revision: z.int() })) }),
  }),
  sections: z.array(
    z.object({ id: z.string(), storyRevision: z.int(), removedAt: At.nullable(), publishedRevision: Text }),
  ),
  updates: z.array(Update),
  changed: z.array(Update),
  /** Corrections' lines: of the story page, and of whatever changed. */
  lines: z.array(Line),
  changedLines: z.array(Line),
  pinned: z.array(Pinned),
  /** The key moments, the newest first, and the number at which one last became one or ceased to be one. */
  moments: z.array(Linked),
  keyRevision: z.int().nullable(),
  claims: z.array(Claim),
  amended: z.array(Amended),
  isTooOld: z.boolean(),
  /** The stories that this one names, each as what took it in, by the id that is named. */
  named: z.array(z.object({ asked: z.string(), story: Named })),
})
export type StoryAnswer = z.infer<typeof StoryAnswer>

/**
 * All that is printed of a story, in one statement: one snapshot without a transaction, and one question, because it is on
 * the way of every publication to its readers. Each part is bounded and found by an index, however long the story (a LIMIT
 * instead of the range of ordinals read all updates: 5 ms instead of 0.5 at 10,000).
 * Also of a story that was folded into another: whoever has it open is told so.
 * @param after what changed after this number is in `changed`
 */
export async function askStory(db: Tx, slug: string, after: number): Promise<StoryAnswer | null> {
  const [row] = await db.$queryRaw<{ answer: unknown }[]>`
    WITH story AS MATERIALIZED (SELECT id, revision, "publishedCount", "siteRevision", slug, topic, "topicSlug", "timeZone", language,
      "publishedAt", "endedAt", "changedAt", "foldedIntoId", "continuedInId", "relatedIds", "relatedRevision", "bylinesRevision", "publishedRevisionId"
      FROM "Story" WHERE slug = ${slug} AND "publishedAt" IS NOT NULL AND "pulledAt" IS NULL),
    naming AS NOT MATERIALIZED (
      SELECT n.id, json_build_object('id', n.id, 'slug', n.slug, 'language', n.language, 'endedAt', n."endedAt",
        'publishedCount', n."publishedCount", 'foldedIntoId', n."foldedIntoId", 'pulledAt', n."pulledAt", 'publishedRevision', (
          SELECT json_build_object('content', r.content) FROM "Revision" r WHERE r.id = n."publishedRevisionId")) AS name
      FROM "Story" n),
    shown AS NOT MATERIALIZED (
      SELECT u.id, u.ordinal, u."storyRevision", u."publishedAt", u."occurredAt", u."pinnedAt", u."pinRevision", u."movedAt",
        u."retractedAt", u."withheldAt", u."pulledAt",
        (SELECT json_build_object('id', t.id, 'ordinal', t.ordinal, 'story', (SELECT n.name FROM naming n
          WHERE n.id = t."storyId")) FROM "LiveUpdate" t WHERE t.id = u."movedToId") AS "movedTo",
        (SELECT json_build_object('content', r.content, 'kind', r.kind, 'note', r.note, 'createdAt', r."createdAt",
          'told', (SELECT json_build_object('kind', t.kind, 'note', t.note, 'createdAt', t."createdAt")
            FROM "Revision" t WHERE t.id = r."toldId" AND r.kind = 'typo'),
          'bylines', (SELECT coalesce(json_agg(json_build_object('name', b.name, 'profile', (
              SELECT json_build_object('slug', p.slug, 'withheldAt', p."withheldAt") FROM "Profile" p
              WHERE p."contributorId" = b."contributorId")) ORDER BY b.position), '[]')
            FROM "Byline" b WHERE b."revisionId" = r.id))
          FROM "Revision" r WHERE r.id = u."publishedRevisionId") AS "publishedRevision"
      FROM story JOIN "LiveUpdate" u ON u."storyId" = story.id),
    lined AS NOT MATERIALIZED (
      SELECT l.id, l.above, l.number, l."storyRevision" AS "lineRevision", l.at, u.id AS "updateId", u.ordinal,
        u."storyRevision", u."publishedAt", u."movedAt", u."pulledAt" IS NOT NULL AS "isRemoved",
        (SELECT f."storyRevision" FROM "LiveUpdate" f WHERE f."storyId" = story.id
          AND f.ordinal = ((u.ordinal - 1) / ${PAGE_SIZE}::int + 2) * ${PAGE_SIZE}::int) AS "pageRevision",
        (SELECT json_build_object('kind', r.kind, 'note', r.note, 'createdAt', r."createdAt") FROM "Revision" r
          WHERE r."itemId" = u.id AND r.kind IN ('correction', 'retraction') AND NOT r."isCut" AND u."pulledAt" IS NULL
            AND (u."withheldAt" IS NULL OR r.kind = 'retraction') ORDER BY r.number DESC LIMIT 1) AS last
      FROM story JOIN "CorrectionLine" l ON l."storyId" = story.id
      JOIN "LiveUpdate" u ON u.id = l."updateId" AND u."storyId" = story.id),
    far AS MATERIALIZED (
      SELECT story.revision - ${after}::bigint > ${MOST_CHANGES}::int OR ${MOST_CHANGES}::int < (SELECT count(*) FROM (
        SELECT 1 FROM "LiveUpdate" u WHERE u."storyId" = story.id AND u."storyRevision" > ${after}::bigint
        LIMIT ${MOST_CHANGES + 1}::int) u) AS "isTooOld" FROM story)
    SELECT json_build_object(
      'site', (SELECT json_build_object('name', s.name, 'language', s.language, 'epoch', s.epoch,
        'mastheadRevision', s."mastheadRevision", 'policies', s.policies, 'breaking', (SELECT json_build_object('words', b.words, 'href', b.href,
          'until', b."expiresAt") FROM "BreakingLine" b WHERE b.id = s."breakingLineId")) FROM "Site" s WHERE s.id = 1),
      'story', json_build_object('id', id, 'revision', revision, 'publishedCount', "publishedCount",
        'siteRevision', "siteRevision", 'slug', slug, 'topic', topic, 'topicSlug', "topicSlug", 'timeZone', "timeZone",
        'language', language, 'publishedAt', "publishedAt", 'endedAt', "endedAt", 'changedAt', "changedAt",
        'foldedIntoId', "foldedIntoId", 'continuedInId', "continuedInId", 'relatedIds', "relatedIds",
        'relatedRevision', "relatedRevision", 'bylinesRevision', "bylinesRevision", 'publishedRevision', (SELECT json_build_object('content', r.content, 'kind', r.kind, 'note', r.note,
          'createdAt', r."createdAt", 'told', (SELECT json_build_object('kind', t.kind, 'note', t.note, 'createdAt', t."createdAt")
            FROM "Revision" t WHERE t.id = r."toldId" AND r.kind = 'typo'), 'events', (SELECT coalesce(json_agg(json_build_object('revision', e.revision)), '[]')
            FROM "StoryEvent" e WHERE e."revisionId" = r.id))
          FROM "Revision" r WHERE r.id = "publishedRevisionId")),
      'sections', (SELECT coalesce(json_agg(json_build_object('id', s.id, 'storyRevision', s."storyRevision",
        'removedAt', s."removedAt", 'publishedRevision', (SELECT json_build_object('content', r.content, 'kind', r.kind,
          'note', r.note, 'createdAt', r."createdAt", 'told', (SELECT json_build_object('kind', t.kind, 'note', t.note, 'createdAt', t."createdAt")
            FROM "Revision" t WHERE t.id = r."toldId" AND r.kind = 'typo'))
          FROM "Revision" r WHERE r.id = s."publishedRevisionId"))
        ORDER BY s.position, s.id), '[]') FROM "Section" s WHERE s."storyId" = story.id AND s."publishedAt" IS NOT NULL),
      'updates', (SELECT coalesce(json_agg(u ORDER BY u.ordinal DESC), '[]') FROM shown u
        WHERE u.ordinal > story."publishedCount" - ${2 * PAGE_SIZE - 1}::int AND u.ordinal <= story."publishedCount"),
      'changed', (SELECT coalesce(json_agg(u ORDER BY u.ordinal DESC), '[]') FROM shown u
        WHERE u."storyRevision" > ${after}::bigint AND NOT (SELECT "isTooOld" FROM far)),
      'lines', (SELECT coalesce(json_agg(l ORDER BY l.above DESC, l.number DESC), '[]') FROM (SELECT * FROM lined
        WHERE above > story."publishedCount" - ${2 * PAGE_SIZE - 1}::int
        ORDER BY above DESC, number DESC LIMIT ${MOST_LINES}::int) l),
      'changedLines', (SELECT coalesce(json_agg(l ORDER BY l.above DESC, l.number DESC), '[]') FROM lined l
        WHERE l."storyRevision" > ${after}::bigint AND NOT (SELECT "isTooOld" FROM far)),
      'isTooOld', (SELECT "isTooOld" FROM far),
      'claims', (SELECT coalesce(json_agg(json_build_object('id', c.id, 'storyRevision', c."storyRevision",
        'publishedAt', c."publishedAt", 'boxedAt', c."boxedAt", 'publishedRevision', json_build_object('content', r.content,
          'kind', r.kind, 'note', r.note, 'createdAt', r."createdAt",
          'told', (SELECT json_build_object('kind', t.kind, 'note', t.note, 'createdAt', t."createdAt")
            FROM "Revision" t WHERE t.id = r."toldId" AND r.kind = 'typo')), 'wrong', (
          SELECT json_build_object('content', w.content, 'kind', w.kind, 'note', w.note, 'createdAt', w."createdAt", 'told', NULL,
            'said', (SELECT s.content FROM "Revision" s WHERE s.id = (w.content->>'statedIn')::uuid))
          FROM "Revision" w WHERE w.id = CASE WHEN r.kind IN ('correction', 'retraction') THEN r.id
            ELSE (r.content->>'wrongIn')::uuid END))
        ORDER BY c.position, c.id), '[]') FROM "Claim" c JOIN "Revision" r ON r.id = c."publishedRevisionId"
        WHERE c."storyId" = story.id AND c."publishedAt" IS NOT NULL),
      'pinned', (SELECT coalesce(json_agg(u ORDER BY u."pinRevision" DESC), '[]') FROM (
        SELECT shown.*, (SELECT f."storyRevision" FROM "LiveUpdate" f WHERE f."storyId" = story.id
          AND f.ordinal = ((shown.ordinal - 1) / ${PAGE_SIZE}::int + 2) * ${PAGE_SIZE}::int) AS "pageRevision"
        FROM shown WHERE "pinRevision" IS NOT NULL) u),
      'keyRevision', (SELECT max(k."keyRevision") FROM "LiveUpdate" k WHERE k."storyId" = story.id),
      'moments', (SELECT coalesce(json_agg(u ORDER BY u.ordinal DESC), '[]') FROM (
        SELECT shown.*, (SELECT f."storyRevision" FROM "LiveUpdate" f WHERE f."storyId" = story.id
          AND f.ordinal = ((shown.ordinal - 1) / ${PAGE_SIZE}::int + 2) * ${PAGE_SIZE}::int) AS "pageRevision"
        FROM shown JOIN (SELECT k.id FROM (SELECT id, ordinal FROM "LiveUpdate" WHERE "storyId" = story.id
          AND "keyAt" IS NOT NULL AND ordinal IS NOT NULL OFFSET 0) k
          ORDER BY k.ordinal DESC LIMIT ${MOST_MOMENTS}::int) k ON k.id = shown.id) u),
      'amended', (SELECT coalesce(json_agg(u ORDER BY u."amendedAt" DESC), '[]') FROM (
        SELECT a.id, a.ordinal, a."storyRevision", a."amendedAt", a."movedAt",
          (SELECT r.kind FROM "Revision" r WHERE r.id = a."publishedRevisionId") AS kind,
          (SELECT coalesce(json_agg(json_build_object('id', l.id, 'above', l.above, 'number', l.number)), '[]')
            FROM "CorrectionLine" l WHERE l."updateId" = a.id AND l."storyId" = story.id) AS lines
        FROM "LiveUpdate" a WHERE a."storyId" = story.id AND a."amendedAt" IS NOT NULL AND a.ordinal IS NOT NULL
        ORDER BY a."amendedAt" DESC LIMIT ${MOST_AMENDED}::int) u),
      'named', (WITH RECURSIVE going AS (
          SELECT n.id AS asked, n.id, n."foldedIntoId", 0 AS folds FROM "Story" n
          WHERE n.id = ANY (story."relatedIds" || coalesce(story."foldedIntoId", story."continuedInId"))
          UNION ALL
          SELECT g.asked, n.id, n."foldedIntoId", g.folds + 1 FROM going g JOIN "Story" n ON n.id = g."foldedIntoId"
          WHERE g.folds < ${MOST_FOLDS}::int)
        SELECT coalesce(json_agg(json_build_object('asked', g.asked, 'story', (SELECT n.name FROM naming n
          WHERE n.id = g.id))), '[]') FROM going g JOIN "Story" n ON n.id = g.id
        WHERE n."foldedIntoId" IS NULL AND n."publishedRevisionId" IS NOT NULL AND n."pulledAt" IS NULL)
    ) AS answer FROM story`
  return row ? StoryAnswer.parse(row.answer) : null
}
