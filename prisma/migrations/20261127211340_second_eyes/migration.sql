-- CreateEnum
CREATE TYPE "SecondEyes" AS ENUM ('passed', 'alone', 'notNeeded');

-- CreateTable
CREATE TABLE "SecondLook" (
    "id" UUID NOT NULL,
    "storyId" UUID NOT NULL,
    "itemType" "ItemType" NOT NULL,
    "itemId" UUID NOT NULL,
    "askedAt" TIMESTAMPTZ(3),
    "askedById" UUID,
    "proposal" JSONB,
    "answer" "SecondEyes",
    "answeredAt" TIMESTAMPTZ(3),
    "answeredById" UUID,
    "revisionId" UUID,
    "reason" TEXT,
    "checkedAt" TIMESTAMPTZ(3),
    "checkedById" UUID,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "SecondLook_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SecondLook_itemId_idx" ON "SecondLook"("itemId");

-- CreateIndex
CREATE INDEX "SecondLook_storyId_idx" ON "SecondLook"("storyId");

-- CreateIndex
CREATE INDEX "SecondLook_askedAt_idx" ON "SecondLook"("askedAt");

-- AddForeignKey
ALTER TABLE "SecondLook" ADD CONSTRAINT "SecondLook_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecondLook" ADD CONSTRAINT "SecondLook_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecondLook" ADD CONSTRAINT "SecondLook_askedById_fkey" FOREIGN KEY ("askedById") REFERENCES "Contributor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecondLook" ADD CONSTRAINT "SecondLook_answeredById_fkey" FOREIGN KEY ("answeredById") REFERENCES "Contributor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SecondLook" ADD CONSTRAINT "SecondLook_checkedById_fkey" FOREIGN KEY ("checkedById") REFERENCES "Contributor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rules

ALTER TABLE "SecondLook"
  ADD CONSTRAINT "SecondLook_asked_by_somebody" CHECK (("askedAt" IS NULL) = ("askedById" IS NULL)),
  ADD CONSTRAINT "SecondLook_answered_for_a_text" CHECK (
    ("answer" IS NULL) = ("answeredAt" IS NULL) AND ("answer" IS NULL) = ("answeredById" IS NULL)
    AND ("answer" IS NULL) = ("revisionId" IS NULL)),
  ADD CONSTRAINT "SecondLook_asked_or_answered" CHECK ("askedAt" IS NOT NULL OR "answeredAt" IS NOT NULL),
  ADD CONSTRAINT "SecondLook_alone_says_why" CHECK (("reason" IS NOT NULL) = ("answer" IS NOT DISTINCT FROM 'alone')),
  ADD CONSTRAINT "SecondLook_passed_by_another" CHECK (
    "answer" IS DISTINCT FROM 'passed' OR "askedById" IS NULL OR "askedById" <> "answeredById"),
  ADD CONSTRAINT "SecondLook_checked_by_another" CHECK (
    ("checkedAt" IS NULL) = ("checkedById" IS NULL)
    AND ("checkedById" IS NULL OR ("answer" IN ('alone', 'notNeeded') AND "checkedById" <> "answeredById"))),
  ADD CONSTRAINT "SecondLook_proposal_while_open" CHECK (
    "proposal" IS NULL OR ("askedAt" IS NOT NULL AND "answeredAt" IS NULL AND "withdrawnAt" IS NULL));

-- Who said what stays: an answer is given once, and nothing of it is changed or taken away.
CREATE FUNCTION keep_second_look() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'What was said of a second pair of eyes stays as it was said' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "SecondLook_answer_stays" BEFORE UPDATE ON "SecondLook"
  FOR EACH ROW WHEN (
    (OLD."answeredAt" IS NOT NULL AND (NEW."answer", NEW."answeredAt", NEW."answeredById", NEW."revisionId", NEW."reason")
      IS DISTINCT FROM (OLD."answer", OLD."answeredAt", OLD."answeredById", OLD."revisionId", OLD."reason"))
    OR (OLD."checkedAt" IS NOT NULL AND (NEW."checkedAt", NEW."checkedById")
      IS DISTINCT FROM (OLD."checkedAt", OLD."checkedById"))
    OR (NEW."askedAt", NEW."askedById") IS DISTINCT FROM (OLD."askedAt", OLD."askedById"))
  EXECUTE FUNCTION keep_second_look();
CREATE TRIGGER "SecondLook_stays" BEFORE DELETE OR TRUNCATE ON "SecondLook"
  FOR EACH STATEMENT EXECUTE FUNCTION keep_second_look();
