-- AlterTable
ALTER TABLE "Site" ADD COLUMN     "breakingLineId" UUID,
ADD COLUMN     "breakingVersion" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "frontRevision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "mastheadRevision" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Story" ADD COLUMN     "continuedInId" UUID,
ADD COLUMN     "foldedIntoId" UUID,
ADD COLUMN     "quietMinutes" INTEGER,
ADD COLUMN     "quietToldAt" TIMESTAMPTZ(3),
ADD COLUMN     "relatedIds" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "relatedRevision" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "LiveUpdate" ADD COLUMN     "movedAt" TIMESTAMPTZ(3),
ADD COLUMN     "movedToId" UUID;

-- CreateTable
CREATE TABLE "FrontArrangement" (
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "placed" UUID[] DEFAULT ARRAY[]::UUID[],
    "hidden" UUID[] DEFAULT ARRAY[]::UUID[],
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "FrontArrangement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BreakingLine" (
    "id" UUID NOT NULL,
    "words" TEXT NOT NULL,
    "href" TEXT,
    "putUpAt" TIMESTAMPTZ(3) NOT NULL,
    "putUpById" UUID NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "takenDownAt" TIMESTAMPTZ(3),
    "takenDownById" UUID,

    CONSTRAINT "BreakingLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notification" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "contributorId" UUID NOT NULL,
    "storyId" UUID,
    "itemId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "FrontArrangement_number_key" ON "FrontArrangement"("number");

-- CreateIndex
CREATE INDEX "Notification_contributorId_createdAt_idx" ON "Notification"("contributorId", "createdAt");

-- CreateIndex
CREATE INDEX "Notification_storyId_idx" ON "Notification"("storyId");

-- CreateIndex
CREATE UNIQUE INDEX "Site_breakingLineId_key" ON "Site"("breakingLineId");

-- CreateIndex
CREATE INDEX "Story_foldedIntoId_idx" ON "Story"("foldedIntoId");

-- CreateIndex
CREATE INDEX "Story_continuedInId_idx" ON "Story"("continuedInId");

-- CreateIndex
CREATE UNIQUE INDEX "LiveUpdate_movedToId_key" ON "LiveUpdate"("movedToId");

-- CreateIndex
CREATE INDEX "LiveUpdate_storyId_movedAt_idx" ON "LiveUpdate"("storyId", "movedAt");

-- AddForeignKey
ALTER TABLE "Site" ADD CONSTRAINT "Site_breakingLineId_fkey" FOREIGN KEY ("breakingLineId") REFERENCES "BreakingLine"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Story" ADD CONSTRAINT "Story_foldedIntoId_fkey" FOREIGN KEY ("foldedIntoId") REFERENCES "Story"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Story" ADD CONSTRAINT "Story_continuedInId_fkey" FOREIGN KEY ("continuedInId") REFERENCES "Story"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LiveUpdate" ADD CONSTRAINT "LiveUpdate_movedToId_fkey" FOREIGN KEY ("movedToId") REFERENCES "LiveUpdate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FrontArrangement" ADD CONSTRAINT "FrontArrangement_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Contributor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BreakingLine" ADD CONSTRAINT "BreakingLine_putUpById_fkey" FOREIGN KEY ("putUpById") REFERENCES "Contributor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BreakingLine" ADD CONSTRAINT "BreakingLine_takenDownById_fkey" FOREIGN KEY ("takenDownById") REFERENCES "Contributor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_contributorId_fkey" FOREIGN KEY ("contributorId") REFERENCES "Contributor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the Prisma schema cannot say.

ALTER TABLE "Site"
  ADD CONSTRAINT "Site_parts_count" CHECK ("mastheadRevision" >= 0 AND "frontRevision" >= 0 AND "breakingVersion" >= 0);

ALTER TABLE "Story"
  ADD CONSTRAINT "Story_folded_into_another" CHECK ("foldedIntoId" IS NULL OR ("foldedIntoId" <> "id" AND "endedAt" IS NOT NULL)),
  ADD CONSTRAINT "Story_continued_after_its_end" CHECK (
    "continuedInId" IS NULL OR ("continuedInId" <> "id" AND "endedAt" IS NOT NULL)
  ),
  ADD CONSTRAINT "Story_relatedRevision_counts" CHECK ("relatedRevision" >= 0),
  ADD CONSTRAINT "Story_relates_to_others" CHECK (cardinality("relatedIds") <= 8 AND NOT ("id" = ANY ("relatedIds"))),
  ADD CONSTRAINT "Story_quietMinutes_are_offered" CHECK ("quietMinutes" IN (15, 30, 60));

-- A story that takes another one in gets all its updates at one number.
ALTER TABLE "Story" DROP CONSTRAINT "Story_publishedCount_counts";
ALTER TABLE "Story" ADD CONSTRAINT "Story_publishedCount_counts" CHECK ("publishedCount" >= 0);

-- A place that an update was moved from is final, like a retraction: readers find there where it went.
ALTER TABLE "LiveUpdate"
  ADD CONSTRAINT "LiveUpdate_moved_somewhere" CHECK (("movedAt" IS NULL) = ("movedToId" IS NULL)),
  ADD CONSTRAINT "LiveUpdate_moved_while_it_stood" CHECK (
    "movedAt" IS NULL OR ("publishedAt" IS NOT NULL AND "retractedAt" IS NULL AND "pinnedAt" IS NULL AND "movedToId" <> "id")
  );

CREATE FUNCTION keep_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '"%" % was moved: its place stays as it is, change the update that it became', TG_TABLE_NAME, OLD."id"
    USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "LiveUpdate_move_is_final" BEFORE UPDATE ON "LiveUpdate"
  FOR EACH ROW WHEN (
    OLD."movedAt" IS NOT NULL
    AND (NEW."movedAt", NEW."movedToId", NEW."publishedRevisionId")
      IS DISTINCT FROM (OLD."movedAt", OLD."movedToId", OLD."publishedRevisionId")
  )
  EXECUTE FUNCTION keep_moved();

CREATE FUNCTION keep_folded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'Story % was folded into another one, for ever', OLD."id" USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "Story_fold_is_final" BEFORE UPDATE ON "Story"
  FOR EACH ROW WHEN (
    OLD."foldedIntoId" IS NOT NULL
    AND (NEW."foldedIntoId", NEW."endedAt") IS DISTINCT FROM (OLD."foldedIntoId", OLD."endedAt")
  )
  EXECUTE FUNCTION keep_folded();

-- When and where an update was published is fixed for ever, but for one thing: a story that is folded into another takes
-- its updates along, in their order, above all that stood there.
DROP TRIGGER "LiveUpdate_publication_is_fixed" ON "LiveUpdate";

CREATE FUNCTION keep_published_place() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."publishedAt" = OLD."publishedAt" AND NEW."storyId" <> OLD."storyId" AND EXISTS (
    SELECT FROM "Story" WHERE "id" = OLD."storyId" AND "foldedIntoId" = NEW."storyId"
  ) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '"%" % is published: when and where is fixed for ever', TG_TABLE_NAME, OLD."id"
    USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "LiveUpdate_publication_is_fixed" BEFORE UPDATE ON "LiveUpdate"
  FOR EACH ROW WHEN (
    OLD."publishedAt" IS NOT NULL
    AND (NEW."publishedAt", NEW."ordinal", NEW."storyId") IS DISTINCT FROM (OLD."publishedAt", OLD."ordinal", OLD."storyId")
  )
  EXECUTE FUNCTION keep_published_place();

ALTER TABLE "FrontArrangement"
  ADD CONSTRAINT "FrontArrangement_number_counts" CHECK ("number" >= 1),
  ADD CONSTRAINT "FrontArrangement_hides_what_it_does_not_place" CHECK (NOT ("placed" && "hidden"));

CREATE TRIGGER "FrontArrangement_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "FrontArrangement"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE "BreakingLine"
  ADD CONSTRAINT "BreakingLine_says_something" CHECK (length(btrim("words")) BETWEEN 1 AND 90),
  ADD CONSTRAINT "BreakingLine_expires_later" CHECK ("expiresAt" > "putUpAt"),
  ADD CONSTRAINT "BreakingLine_taken_down_once" CHECK ("takenDownAt" IS NOT NULL OR "takenDownById" IS NULL);

ALTER TABLE "Notification" ADD CONSTRAINT "Notification_has_kind" CHECK (btrim("kind") <> '');
