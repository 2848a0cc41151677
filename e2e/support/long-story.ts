import { uuidv7 } from 'uuidv7'
import { type Publisher, sql } from './publisher.ts'

export interface LongStory {
  id: string
  slug: string
}

const WORDS =
  'The council said on Monday that the bridge would stay closed to lorries until the inspection of the northern pylon ends, ' +
  'and that buses would go round by the old mill.'

/** A published story with so many updates: the first through the API, the others straight into the database. */
export async function aLongStory(publisher: Publisher, databaseUrl: string, updates: number): Promise<LongStory> {
  const storyId = uuidv7()
  const slug = `a-story-of-${updates}`
  const headline = `A story of ${updates} updates`
  const story = { storyId, slug, headline, topic: 'Measures', timeZone: 'Europe/Istanbul' }
  const { version } = await publisher.call<{ version: number }>('POST', '/stories', story)
  await publisher.call('POST', `/stories/${storyId}/publication`, { baseVersion: version })
  await publisher.publish(storyId, WORDS)
  await sql(databaseUrl, grow(storyId, updates - 1))
  return { id: storyId, slug }
}

/**
 * SQL: so many more published updates, without the commands.
 * @param who wrote all of them; without, plain names
 */
export const grow = (storyId: string, more: number, who?: { id: string; name: string }) => `
  CREATE TEMP TABLE made AS
    SELECT n, gen_random_uuid() AS item, gen_random_uuid() AS text, s.id AS story, s."createdById" AS by,
      now() - interval '1 minute' * (${more} - n) AS at, s."publishedCount" + n AS ordinal, s.revision + n AS revision
    FROM "Story" s, generate_series(1, ${more}) n WHERE s.id = '${storyId}';
  INSERT INTO "Revision" (id, "storyId", "itemType", "itemId", number, kind, content, "contentHash", "createdById", "createdAt")
    SELECT text, story, 'update', item, 1, 'edit', jsonb_build_object('headline', NULL, 'body', jsonb_build_object('type', 'doc',
      'content', jsonb_build_array(jsonb_build_object('type', 'paragraph', 'content', jsonb_build_array(
        jsonb_build_object('type', 'text', 'text', n || '. ${WORDS}')))))), repeat('0', 64), by, at FROM made;
  INSERT INTO "Byline" ("revisionId", position, name, "contributorId")
    SELECT text, 0, ${who ? `'${who.name}', '${who.id}'::uuid` : `'Reporter ' || n % 40, NULL::uuid`} FROM made;
  INSERT INTO "LiveUpdate" (id, "storyId", ordinal, "storyRevision", "currentRevisionId", "publishedRevisionId", "createdById",
    "createdAt", "publishedAt") SELECT item, story, ordinal, revision, text, text, by, at, at FROM made;
  INSERT INTO "StoryEvent" (id, "storyId", revision, type, "itemType", "itemId", "revisionId", "actorId", at)
    SELECT gen_random_uuid(), story, revision, 'update.published', 'update', item, text, by, at FROM made;
  UPDATE "Site" SET revision = revision + ${more};
  UPDATE "Story" SET revision = revision + ${more}, "publishedCount" = "publishedCount" + ${more}, "changedAt" = now(),
    "siteRevision" = (SELECT revision FROM "Site") WHERE id = '${storyId}';
  ANALYZE`
