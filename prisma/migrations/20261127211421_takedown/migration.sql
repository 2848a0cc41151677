-- CreateEnum
CREATE TYPE "TakeDownKind" AS ENUM ('words', 'all');

-- CreateEnum
CREATE TYPE "TakeDownSubject" AS ENUM ('update', 'image', 'story');

-- AlterTable
ALTER TABLE "Site" ADD COLUMN     "takenDownRevision" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Story" ADD COLUMN     "pulledAt" TIMESTAMPTZ(3),
ADD COLUMN     "takenDownRevision" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "LiveUpdate" ADD COLUMN     "pulledAt" TIMESTAMPTZ(3),
ADD COLUMN     "withheldAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Revision" ADD COLUMN     "erasedAt" TIMESTAMPTZ(3),
ADD COLUMN     "isCut" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "noteHash" TEXT;

-- AlterTable
ALTER TABLE "Image" ADD COLUMN     "pulledAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "TakeDown" (
    "id" UUID NOT NULL,
    "kind" "TakeDownKind" NOT NULL,
    "subject" "TakeDownSubject" NOT NULL,
    "subjectId" UUID NOT NULL,
    "storyId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "putBackReason" TEXT,
    "putBackById" UUID,
    "putBackAt" TIMESTAMPTZ(3),
    "erasureReason" TEXT,
    "erasureAskedById" UUID,
    "erasureAskedAt" TIMESTAMPTZ(3),
    "erasedById" UUID,
    "erasedAt" TIMESTAMPTZ(3),

    CONSTRAINT "TakeDown_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "TakeDown_subjectId_idx" ON "TakeDown"("subjectId");

-- CreateIndex
CREATE INDEX "TakeDown_storyId_idx" ON "TakeDown"("storyId");

-- AddForeignKey
ALTER TABLE "TakeDown" ADD CONSTRAINT "TakeDown_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TakeDown" ADD CONSTRAINT "TakeDown_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Contributor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TakeDown" ADD CONSTRAINT "TakeDown_putBackById_fkey" FOREIGN KEY ("putBackById") REFERENCES "Contributor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TakeDown" ADD CONSTRAINT "TakeDown_erasureAskedById_fkey" FOREIGN KEY ("erasureAskedById") REFERENCES "Contributor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TakeDown" ADD CONSTRAINT "TakeDown_erasedById_fkey" FOREIGN KEY ("erasedById") REFERENCES "Contributor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the Prisma schema cannot say.

ALTER TABLE "LiveUpdate"
  ADD CONSTRAINT "LiveUpdate_withheld_once_it_does_not_stand" CHECK (
    "withheldAt" IS NULL OR "retractedAt" IS NOT NULL OR "movedAt" IS NOT NULL
  ),
  ADD CONSTRAINT "LiveUpdate_pulled_after_publication" CHECK ("pulledAt" IS NULL OR "publishedAt" IS NOT NULL),
  ADD CONSTRAINT "LiveUpdate_pulled_is_neither_pinned_nor_key" CHECK (
    "pulledAt" IS NULL OR ("pinnedAt" IS NULL AND "keyAt" IS NULL)
  );

ALTER TABLE "Story"
  ADD CONSTRAINT "Story_pulled_after_publication" CHECK ("pulledAt" IS NULL OR "publishedAt" IS NOT NULL),
  ADD CONSTRAINT "Story_takenDownRevision_counts" CHECK ("takenDownRevision" BETWEEN 0 AND "revision");

ALTER TABLE "Site" ADD CONSTRAINT "Site_takenDownRevision_counts" CHECK ("takenDownRevision" BETWEEN 0 AND "revision");

ALTER TABLE "TakeDown"
  ADD CONSTRAINT "TakeDown_has_reasons" CHECK (
    btrim("reason") <> '' AND btrim(coalesce("putBackReason", '-')) <> '' AND btrim(coalesce("erasureReason", '-')) <> ''
  ),
  ADD CONSTRAINT "TakeDown_words_are_of_an_update" CHECK ("kind" = 'all' OR "subject" = 'update'),
  ADD CONSTRAINT "TakeDown_put_back_in_full" CHECK (num_nulls("putBackAt", "putBackById", "putBackReason") IN (0, 3)),
  ADD CONSTRAINT "TakeDown_erasure_asked_in_full" CHECK (
    num_nulls("erasureAskedAt", "erasureAskedById", "erasureReason") IN (0, 3)
  ),
  ADD CONSTRAINT "TakeDown_erased_by_a_second_person" CHECK (
    ("erasedAt" IS NULL) = ("erasedById" IS NULL)
    AND ("erasedAt" IS NULL OR ("erasureAskedAt" IS NOT NULL AND "erasedById" <> "erasureAskedById"))
  ),
  ADD CONSTRAINT "TakeDown_erased_is_not_put_back" CHECK ("erasedAt" IS NULL OR "putBackAt" IS NULL);

CREATE FUNCTION keep_taken_down() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'A take-down stays on the record as it is once it was put back or erased' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "TakeDown_stays" BEFORE DELETE OR TRUNCATE ON "TakeDown"
  FOR EACH STATEMENT EXECUTE FUNCTION keep_taken_down();
CREATE TRIGGER "TakeDown_is_final" BEFORE UPDATE ON "TakeDown"
  FOR EACH ROW WHEN (
    OLD."putBackAt" IS NOT NULL OR OLD."erasedAt" IS NOT NULL
    OR (NEW."reason", NEW."byId", NEW."at", NEW."subjectId", NEW."kind") IS DISTINCT FROM (OLD."reason", OLD."byId", OLD."at", OLD."subjectId", OLD."kind")
  )
  EXECUTE FUNCTION keep_taken_down();

-- A retraction is final: what readers see of it is its last version, or what was cut from that for them.
CREATE OR REPLACE FUNCTION keep_retracted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."retractedAt" = OLD."retractedAt" AND NEW."currentRevisionId" = OLD."currentRevisionId" AND (
    NEW."publishedRevisionId" = NEW."currentRevisionId"
    OR EXISTS (SELECT FROM "Revision" WHERE "id" = NEW."publishedRevisionId" AND "itemId" = NEW."id" AND "isCut")
  ) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '"%" % is retracted: that and its text stay as they are, publish a new one', TG_TABLE_NAME, OLD."id"
    USING ERRCODE = 'restrict_violation';
END $$;
DROP TRIGGER "LiveUpdate_retraction_is_final" ON "LiveUpdate";
CREATE TRIGGER "LiveUpdate_retraction_is_final" BEFORE UPDATE ON "LiveUpdate"
  FOR EACH ROW WHEN (
    OLD."retractedAt" IS NOT NULL
    AND (NEW."retractedAt", NEW."currentRevisionId", NEW."publishedRevisionId")
      IS DISTINCT FROM (OLD."retractedAt", OLD."currentRevisionId", OLD."publishedRevisionId")
  )
  EXECUTE FUNCTION keep_retracted();

-- So with the place that a moved update left.
CREATE OR REPLACE FUNCTION keep_moved() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."movedAt", NEW."movedToId") = (OLD."movedAt", OLD."movedToId") AND (
    NEW."publishedRevisionId" = NEW."currentRevisionId"
    OR EXISTS (SELECT FROM "Revision" WHERE "id" = NEW."publishedRevisionId" AND "itemId" = NEW."id" AND "isCut")
  ) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '"%" % was moved: its place stays as it is, change the update that it became', TG_TABLE_NAME, OLD."id"
    USING ERRCODE = 'restrict_violation';
END $$;

-- Erasing is the one way in which a version changes: its words and its note go, the hashes of both stay, and so the chain does.
-- It names the take-down in whose name it happens, which an admin asked for and somebody else confirmed.
CREATE FUNCTION refuse_change_unless_erasing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND coalesce(current_setting('writethru.erasing', true), '') <> '' THEN RETURN NULL; END IF;
  RAISE EXCEPTION '"%" is append-only: % refused, write a new row that says what changed', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'restrict_violation';
END $$;
DROP TRIGGER "Revision_append_only" ON "Revision";
CREATE TRIGGER "Revision_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "Revision"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_unless_erasing();

CREATE FUNCTION check_erasure() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM "TakeDown" t WHERE t.id::text = current_setting('writethru.erasing', true) AND t."erasedAt" IS NOT NULL
      AND t."putBackAt" IS NULL AND CASE t."subject"
        WHEN 'story' THEN t."storyId" = OLD."storyId"
        WHEN 'image' THEN EXISTS (SELECT FROM "ImageUse" i WHERE i."revisionId" = OLD.id AND i."imageId" = t."subjectId")
        ELSE EXISTS (SELECT FROM "LiveUpdate" u WHERE u.id = OLD."itemId" AND (u."pulledAt" IS NOT NULL OR u."withheldAt" IS NOT NULL))
      END
  ) OR OLD."erasedAt" IS NOT NULL OR NEW."erasedAt" IS NULL
    OR NEW."noteHash" IS DISTINCT FROM encode(sha256(convert_to(coalesce(OLD.note, ''), 'UTF8')), 'hex')
    OR to_jsonb(NEW) - '{content,note,noteHash,erasedAt}'::text[]
      IS DISTINCT FROM to_jsonb(OLD) - '{content,note,noteHash,erasedAt}'::text[]
  THEN
    RAISE EXCEPTION 'Only the words of what was taken down can be erased, when two people want it' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "Revision_erasure" BEFORE UPDATE ON "Revision"
  FOR EACH ROW WHEN (coalesce(current_setting('writethru.erasing', true), '') <> '') EXECUTE FUNCTION check_erasure();

CREATE OR REPLACE FUNCTION revision_digest(r "Revision") RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(
    r.id, r."itemType", r."itemId", r.number, r.kind, r."contentHash",
    coalesce(r."noteHash", encode(sha256(convert_to(coalesce(r.note, ''), 'UTF8')), 'hex')),
    r."createdById", round(extract(epoch FROM r."createdAt") * 1000), r."previousHash")::text, 'UTF8')), 'hex')
$$;
