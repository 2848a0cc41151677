-- AlterTable
ALTER TABLE "Site" ADD COLUMN     "deskRevision" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Contributor" ADD COLUMN     "goingOutSeconds" INTEGER NOT NULL DEFAULT 5;

-- AlterTable
ALTER TABLE "LiveUpdate" ADD COLUMN     "embargoBrokenAt" TIMESTAMPTZ(3),
ADD COLUMN     "embargoReason" TEXT,
ADD COLUMN     "embargoUntil" TIMESTAMPTZ(3),
ADD COLUMN     "goingOutAt" TIMESTAMPTZ(3),
ADD COLUMN     "heldAt" TIMESTAMPTZ(3),
ADD COLUMN     "publishAt" TIMESTAMPTZ(3),
ADD COLUMN     "publishById" UUID,
ADD COLUMN     "refusal" TEXT,
ADD COLUMN     "refusedAt" TIMESTAMPTZ(3),
ADD COLUMN     "scheduledAt" TIMESTAMPTZ(3),
ADD COLUMN     "sentBackAt" TIMESTAMPTZ(3),
ADD COLUMN     "sentBackById" UUID,
ADD COLUMN     "sentBackNote" TEXT;

-- CreateTable
CREATE TABLE "StoryPublisher" (
    "storyId" UUID NOT NULL,
    "contributorId" UUID NOT NULL,
    "grantedById" UUID NOT NULL,
    "grantedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StoryPublisher_pkey" PRIMARY KEY ("storyId","contributorId")
);

-- CreateIndex
CREATE INDEX "StoryPublisher_contributorId_idx" ON "StoryPublisher"("contributorId");

-- CreateIndex
CREATE INDEX "LiveUpdate_publishAt_idx" ON "LiveUpdate"("publishAt");

-- CreateIndex
CREATE INDEX "LiveUpdate_publishedAt_submittedAt_idx" ON "LiveUpdate"("publishedAt", "submittedAt");

-- AddForeignKey
ALTER TABLE "StoryPublisher" ADD CONSTRAINT "StoryPublisher_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StoryPublisher" ADD CONSTRAINT "StoryPublisher_contributorId_fkey" FOREIGN KEY ("contributorId") REFERENCES "Contributor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StoryPublisher" ADD CONSTRAINT "StoryPublisher_grantedById_fkey" FOREIGN KEY ("grantedById") REFERENCES "Contributor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LiveUpdate" ADD CONSTRAINT "LiveUpdate_publishById_fkey" FOREIGN KEY ("publishById") REFERENCES "Contributor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LiveUpdate" ADD CONSTRAINT "LiveUpdate_sentBackById_fkey" FOREIGN KEY ("sentBackById") REFERENCES "Contributor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
-- What the Prisma schema cannot say.

ALTER TABLE "Site" ADD CONSTRAINT "Site_deskRevision_counts" CHECK ("deskRevision" >= 0);

-- Longer than half a minute is a schedule, and somebody would wonder where the update is.
ALTER TABLE "Contributor" ADD CONSTRAINT "Contributor_goingOutSeconds_is_short" CHECK ("goingOutSeconds" BETWEEN 0 AND 30);

ALTER TABLE "LiveUpdate"
  ADD CONSTRAINT "LiveUpdate_released_as_somebody" CHECK (("publishAt" IS NULL) = ("publishById" IS NULL)),
  ADD CONSTRAINT "LiveUpdate_waits_in_one_way" CHECK (
    num_nonnulls("goingOutAt", "scheduledAt") = num_nonnulls("publishAt")
  ),
  ADD CONSTRAINT "LiveUpdate_held_or_scheduled" CHECK ("heldAt" IS NULL OR "scheduledAt" IS NULL),
  ADD CONSTRAINT "LiveUpdate_published_waits_no_more" CHECK (
    "publishedAt" IS NULL OR num_nonnulls("publishAt", "heldAt") = 0
  ),
  ADD CONSTRAINT "LiveUpdate_sent_back_by_somebody_with_a_note" CHECK (
    num_nulls("sentBackAt", "sentBackById", "sentBackNote") IN (0, 3)
  ),
  ADD CONSTRAINT "LiveUpdate_refused_in_words" CHECK (("refusedAt" IS NULL) = ("refusal" IS NULL)),
  ADD CONSTRAINT "LiveUpdate_embargo_broken_with_a_reason" CHECK (
    "embargoBrokenAt" IS NULL OR num_nulls("embargoUntil", "embargoReason") = 0
  ),
  ADD CONSTRAINT "LiveUpdate_reasons_say_something" CHECK (
    btrim("sentBackNote") <> '' AND btrim("embargoReason") <> '' AND btrim("refusal") <> ''
  );

