-- What readers may see row by row, for whoever is not the owner of the tables: lib/platform/db.ts reads reader pages as a role that is
-- granted some columns only (prisma/reader-grants.ts). The owner, who writes, is not bound by these rules.

-- Sections and rows of the box are published with their story, as they stood then; that is the one version of theirs that readers
-- saw and no event names. The owner looks, because a rule about a table cannot ask the same table.
CREATE FUNCTION stood_at(item uuid, version integer, moment timestamptz) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT NOT EXISTS (
    SELECT FROM "Revision" r
    WHERE r."itemId" = item AND r."kind" = 'edit' AND r."number" > version AND r."createdAt" <= moment
  )
$$;

ALTER TABLE "Story" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "published" ON "Story" FOR SELECT USING ("publishedAt" IS NOT NULL);

ALTER TABLE "StorySlug" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "published" ON "StorySlug" FOR SELECT USING (EXISTS (SELECT FROM "Story" s WHERE s."id" = "StorySlug"."storyId"));

ALTER TABLE "LiveUpdate" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "published" ON "LiveUpdate" FOR SELECT USING ("publishedAt" IS NOT NULL);

ALTER TABLE "Section" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "published" ON "Section" FOR SELECT USING ("publishedAt" IS NOT NULL);

ALTER TABLE "Claim" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "published" ON "Claim" FOR SELECT USING ("publishedAt" IS NOT NULL);

-- An event stands for what readers saw.
ALTER TABLE "Revision" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "published" ON "Revision" FOR SELECT USING (
  EXISTS (SELECT FROM "StoryEvent" e WHERE e."revisionId" = "Revision"."id")
  OR ("Revision"."itemType" = 'update' AND EXISTS (SELECT FROM "LiveUpdate" u WHERE u."publishedRevisionId" = "Revision"."id"))
  OR ("Revision"."itemType" = 'story' AND EXISTS (SELECT FROM "Story" s WHERE s."publishedRevisionId" = "Revision"."id"))
  OR ("Revision"."itemType" = 'section' AND EXISTS (
    SELECT FROM "Section" s WHERE s."id" = "Revision"."itemId" AND (s."publishedRevisionId" = "Revision"."id"
      OR ("Revision"."kind" = 'edit' AND "Revision"."createdAt" <= s."publishedAt"
        AND stood_at("Revision"."itemId", "Revision"."number", s."publishedAt")))))
  OR ("Revision"."itemType" = 'claim' AND EXISTS (
    SELECT FROM "Claim" c WHERE c."id" = "Revision"."itemId" AND (c."publishedRevisionId" = "Revision"."id"
      OR ("Revision"."kind" = 'edit' AND "Revision"."createdAt" <= c."publishedAt"
        AND stood_at("Revision"."itemId", "Revision"."number", c."publishedAt")))))
);

-- Updates alone have bylines.
ALTER TABLE "Byline" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "published" ON "Byline" FOR SELECT USING (
  EXISTS (SELECT FROM "StoryEvent" e WHERE e."revisionId" = "Byline"."revisionId")
  OR EXISTS (SELECT FROM "LiveUpdate" u WHERE u."publishedRevisionId" = "Byline"."revisionId")
);
