-- AlterTable
ALTER TABLE "LiveUpdate" ADD COLUMN     "pinRevision" INTEGER,
ADD COLUMN     "pinnedAt" TIMESTAMPTZ(3),
ADD COLUMN     "retractedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "StoryEvent" ADD COLUMN     "reason" TEXT;

-- CreateIndex
CREATE INDEX "LiveUpdate_storyId_storyRevision_idx" ON "LiveUpdate"("storyId", "storyRevision");

-- CreateIndex
CREATE INDEX "LiveUpdate_storyId_pinRevision_idx" ON "LiveUpdate"("storyId", "pinRevision");

-- CreateIndex
CREATE INDEX "LiveUpdate_storyId_amendedAt_idx" ON "LiveUpdate"("storyId", "amendedAt");

-- CreateIndex
CREATE INDEX "StoryEvent_revisionId_idx" ON "StoryEvent"("revisionId");

-- What the Prisma schema cannot say: only what readers have seen is taken back or pinned, and what was taken back is
-- neither pinned nor brought back.
ALTER TABLE "LiveUpdate"
  ADD CONSTRAINT "LiveUpdate_retracted_after_publication" CHECK ("retractedAt" IS NULL OR "publishedAt" IS NOT NULL),
  ADD CONSTRAINT "LiveUpdate_pinned_while_it_stands" CHECK (
    "pinnedAt" IS NULL OR ("publishedAt" IS NOT NULL AND "retractedAt" IS NULL)
  ),
  ADD CONSTRAINT "LiveUpdate_pinned_at_a_number" CHECK ("pinnedAt" IS NULL OR "pinRevision" IS NOT NULL),
  ADD CONSTRAINT "LiveUpdate_pinRevision_counts" CHECK (
    "pinRevision" IS NULL OR ("pinRevision" >= 1 AND "publishedAt" IS NOT NULL)
  );

ALTER TABLE "Revision"
  ADD CONSTRAINT "Revision_tells_readers_why_it_was_retracted" CHECK (
    "kind" <> 'retraction' OR btrim(coalesce("note", '')) <> ''
  );

ALTER TABLE "StoryEvent"
  ADD CONSTRAINT "StoryEvent_reason_says_something" CHECK (btrim("reason") <> '');

CREATE FUNCTION keep_retracted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '"%" % is retracted: that and its text stay as they are, publish a new one', TG_TABLE_NAME, OLD."id"
    USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "LiveUpdate_retraction_is_final" BEFORE UPDATE ON "LiveUpdate"
  FOR EACH ROW WHEN (
    OLD."retractedAt" IS NOT NULL
    AND (NEW."retractedAt", NEW."publishedRevisionId")
      IS DISTINCT FROM (OLD."retractedAt", OLD."publishedRevisionId")
  )
  EXECUTE FUNCTION keep_retracted();
