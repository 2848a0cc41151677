-- AlterTable
ALTER TABLE "StoryEvent" ADD COLUMN     "layout" JSONB NOT NULL DEFAULT '{}';

-- CreateIndex
CREATE INDEX "Revision_kind_createdAt_idx" ON "Revision"("kind", "createdAt");

-- CreateIndex
CREATE INDEX "StoryEvent_itemId_idx" ON "StoryEvent"("itemId");

-- CreateIndex
CREATE INDEX "StoryEvent_storyId_at_idx" ON "StoryEvent"("storyId", "at");

-- Events written before this have no layout of their own. They get what the rows still tell: what was published and not yet
-- removed at their time, in the order of today. Only this once: the table is append-only.
ALTER TABLE "StoryEvent" DISABLE TRIGGER "StoryEvent_append_only";
UPDATE "StoryEvent" e SET layout = jsonb_build_object(
  'timeZone', s."timeZone", 'language', s.language,
  'endedAt', CASE WHEN s."endedAt" <= e.at THEN s."endedAt" END,
  'publishedCount', (SELECT count(*) FROM "StoryEvent" p WHERE p."storyId" = s.id AND p.revision <= e.revision AND p.type = 'update.published')
    + (SELECT coalesce(sum(f."publishedCount"), 0) FROM "StoryEvent" t JOIN "Story" f ON f.id = t."itemId"
       WHERE t."storyId" = s.id AND t.revision <= e.revision AND t.type = 'story.took_in'),
  'sections', (SELECT coalesce(jsonb_agg(x.id ORDER BY x.position, x.id), '[]') FROM "Section" x
    WHERE x."storyId" = s.id AND x."publishedAt" <= e.at AND (x."removedAt" IS NULL OR x."removedAt" > e.at)),
  'claims', (SELECT coalesce(jsonb_agg(c.id ORDER BY c.position, c.id), '[]') FROM "Claim" c
    WHERE c."storyId" = s.id AND c."publishedAt" <= e.at AND (c."removedAt" IS NULL OR c."removedAt" > e.at)),
  'pins', (SELECT coalesce(jsonb_agg(u.id ORDER BY u."pinRevision" DESC), '[]') FROM "LiveUpdate" u
    WHERE u."storyId" = s.id AND u."pinnedAt" IS NOT NULL AND u."pinRevision" <= e.revision),
  'moments', (SELECT coalesce(jsonb_agg(k.id ORDER BY k.ordinal DESC), '[]') FROM (SELECT u.id, u.ordinal FROM "LiveUpdate" u
    WHERE u."storyId" = s.id AND u."keyAt" <= e.at AND u."publishedAt" <= e.at ORDER BY u.ordinal DESC LIMIT 12) k)
) FROM "Story" s WHERE s.id = e."storyId";
ALTER TABLE "StoryEvent" ENABLE TRIGGER "StoryEvent_append_only";
