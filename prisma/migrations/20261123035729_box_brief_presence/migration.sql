-- AlterEnum
ALTER TYPE "ItemType" ADD VALUE 'claim';

-- AlterTable
ALTER TABLE "LiveUpdate" ADD COLUMN     "keyAt" TIMESTAMPTZ(3),
ADD COLUMN     "keyRevision" INTEGER;

-- CreateTable
CREATE TABLE "Claim" (
    "id" UUID NOT NULL,
    "storyId" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "position" INTEGER NOT NULL,
    "storyRevision" INTEGER,
    "currentRevisionId" UUID NOT NULL,
    "publishedRevisionId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedAt" TIMESTAMPTZ(3),
    "removedAt" TIMESTAMPTZ(3),
    "checkedAt" TIMESTAMPTZ(3) NOT NULL,
    "checkedById" UUID NOT NULL,

    CONSTRAINT "Claim_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Brief" (
    "storyId" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "waitingFor" TEXT NOT NULL DEFAULT '',
    "comesNext" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Brief_pkey" PRIMARY KEY ("storyId")
);

-- CreateTable
CREATE TABLE "Handover" (
    "id" UUID NOT NULL,
    "storyId" UUID NOT NULL,
    "holderId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Handover_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BannedTerm" (
    "id" UUID NOT NULL,
    "storyId" UUID NOT NULL,
    "term" TEXT NOT NULL,
    "why" TEXT NOT NULL DEFAULT '',
    "addedById" UUID NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,
    "liftedById" UUID,
    "liftedAt" TIMESTAMPTZ(3),

    CONSTRAINT "BannedTerm_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TermException" (
    "id" UUID NOT NULL,
    "storyId" UUID NOT NULL,
    "termId" UUID NOT NULL,
    "itemType" "ItemType" NOT NULL,
    "itemId" UUID NOT NULL,
    "textHash" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "actorId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TermException_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Presence" (
    "contributorId" UUID NOT NULL,
    "tabId" UUID NOT NULL,
    "storyId" UUID NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "writingSince" TIMESTAMPTZ(3),
    "editingId" UUID,
    "editingSince" TIMESTAMPTZ(3),

    CONSTRAINT "Presence_pkey" PRIMARY KEY ("contributorId","tabId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Claim_currentRevisionId_key" ON "Claim"("currentRevisionId");

-- CreateIndex
CREATE UNIQUE INDEX "Claim_publishedRevisionId_key" ON "Claim"("publishedRevisionId");

-- CreateIndex
CREATE INDEX "Claim_storyId_position_idx" ON "Claim"("storyId", "position");

-- CreateIndex
CREATE INDEX "Handover_storyId_at_idx" ON "Handover"("storyId", "at");

-- CreateIndex
CREATE INDEX "BannedTerm_storyId_idx" ON "BannedTerm"("storyId");

-- CreateIndex
CREATE INDEX "TermException_itemId_idx" ON "TermException"("itemId");

-- CreateIndex
CREATE INDEX "Presence_storyId_idx" ON "Presence"("storyId");

-- CreateIndex
CREATE INDEX "LiveUpdate_storyId_keyAt_idx" ON "LiveUpdate"("storyId", "keyAt");

-- CreateIndex
CREATE INDEX "LiveUpdate_storyId_keyRevision_idx" ON "LiveUpdate"("storyId", "keyRevision");

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_currentRevisionId_fkey" FOREIGN KEY ("currentRevisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_publishedRevisionId_fkey" FOREIGN KEY ("publishedRevisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_checkedById_fkey" FOREIGN KEY ("checkedById") REFERENCES "Contributor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Brief" ADD CONSTRAINT "Brief_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Handover" ADD CONSTRAINT "Handover_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Handover" ADD CONSTRAINT "Handover_holderId_fkey" FOREIGN KEY ("holderId") REFERENCES "Contributor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BannedTerm" ADD CONSTRAINT "BannedTerm_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BannedTerm" ADD CONSTRAINT "BannedTerm_addedById_fkey" FOREIGN KEY ("addedById") REFERENCES "Contributor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BannedTerm" ADD CONSTRAINT "BannedTerm_liftedById_fkey" FOREIGN KEY ("liftedById") REFERENCES "Contributor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TermException" ADD CONSTRAINT "TermException_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TermException" ADD CONSTRAINT "TermException_termId_fkey" FOREIGN KEY ("termId") REFERENCES "BannedTerm"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TermException" ADD CONSTRAINT "TermException_actorId_fkey" FOREIGN KEY ("actorId") REFERENCES "Contributor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Presence" ADD CONSTRAINT "Presence_contributorId_fkey" FOREIGN KEY ("contributorId") REFERENCES "Contributor"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Presence" ADD CONSTRAINT "Presence_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What the Prisma schema cannot say.

ALTER TABLE "Claim"
  ADD CONSTRAINT "Claim_version_counts" CHECK ("version" >= 1),
  ADD CONSTRAINT "Claim_position_counts" CHECK ("position" >= 0),
  ADD CONSTRAINT "Claim_storyRevision_counts" CHECK ("storyRevision" >= 1),
  ADD CONSTRAINT "Claim_published_in_full" CHECK (
    num_nulls("publishedAt", "publishedRevisionId", "storyRevision") IN (0, 3)
  );

CREATE CONSTRAINT TRIGGER "Claim_texts_are_own" AFTER INSERT OR UPDATE OF "currentRevisionId", "publishedRevisionId"
  ON "Claim" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_texts_are_own();

ALTER TABLE "LiveUpdate"
  ADD CONSTRAINT "LiveUpdate_key_while_it_stands" CHECK ("keyAt" IS NULL OR "retractedAt" IS NULL),
  ADD CONSTRAINT "LiveUpdate_keyRevision_counts" CHECK (
    "keyRevision" IS NULL OR ("keyRevision" >= 1 AND "publishedAt" IS NOT NULL)
  );

ALTER TABLE "Brief" ADD CONSTRAINT "Brief_version_counts" CHECK ("version" >= 1);

ALTER TABLE "Handover" ADD CONSTRAINT "Handover_undone_later" CHECK ("undoneAt" >= "at");

ALTER TABLE "BannedTerm"
  ADD CONSTRAINT "BannedTerm_says_something" CHECK (btrim("term") <> ''),
  ADD CONSTRAINT "BannedTerm_lifted_by_somebody" CHECK (("liftedAt" IS NULL) = ("liftedById" IS NULL));

ALTER TABLE "TermException"
  ADD CONSTRAINT "TermException_has_reason" CHECK (btrim("reason") <> ''),
  ADD CONSTRAINT "TermException_text_is_hashed" CHECK ("textHash" ~ '^[0-9a-f]{64}$');

CREATE TRIGGER "TermException_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "TermException"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Who is in the room is worth nothing after a crash, and is written every few seconds.
ALTER TABLE "Presence" SET UNLOGGED;
ALTER TABLE "Presence"
  ADD CONSTRAINT "Presence_writes_since" CHECK (("words" = '') = ("writingSince" IS NULL)),
  ADD CONSTRAINT "Presence_edits_since" CHECK (("editingId" IS NULL) = ("editingSince" IS NULL));
