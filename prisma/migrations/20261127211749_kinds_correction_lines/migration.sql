-- AlterTable
ALTER TABLE "Revision" ADD COLUMN     "toldId" UUID;

-- AlterTable
ALTER TABLE "StoryEvent" ADD COLUMN     "touched" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "CorrectionLine" (
    "id" UUID NOT NULL,
    "storyId" UUID NOT NULL,
    "updateId" UUID NOT NULL,
    "above" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "storyRevision" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CorrectionLine_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CorrectionLine_storyId_above_idx" ON "CorrectionLine"("storyId", "above");

-- CreateIndex
CREATE UNIQUE INDEX "CorrectionLine_updateId_above_key" ON "CorrectionLine"("updateId", "above");

-- AddForeignKey
ALTER TABLE "CorrectionLine" ADD CONSTRAINT "CorrectionLine_storyId_fkey" FOREIGN KEY ("storyId") REFERENCES "Story"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CorrectionLine" ADD CONSTRAINT "CorrectionLine_updateId_fkey" FOREIGN KEY ("updateId") REFERENCES "LiveUpdate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Revision" ADD CONSTRAINT "Revision_toldId_fkey" FOREIGN KEY ("toldId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "CorrectionLine" ADD CONSTRAINT "CorrectionLine_stands_somewhere" CHECK ("above" >= 1 AND "number" >= 1 AND "storyRevision" >= 1);
ALTER TABLE "StoryEvent" ADD CONSTRAINT "StoryEvent_touches_what_we_know" CHECK ("touched" <@ ARRAY['number', 'name', 'quotation', 'negation']);

-- A line stays where readers found it.
CREATE TRIGGER "CorrectionLine_stays" BEFORE DELETE OR TRUNCATE ON "CorrectionLine"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Which change readers are told of, for the versions there are. Only this once: the table is append-only.
ALTER TABLE "Revision" DISABLE TRIGGER "Revision_append_only";
UPDATE "Revision" SET "toldId" = id WHERE kind NOT IN ('edit', 'typo');
UPDATE "Revision" r SET "toldId" = (
  SELECT t.id FROM "Revision" t WHERE t."itemId" = r."itemId" AND t.number < r.number AND t.kind NOT IN ('edit', 'typo')
  ORDER BY t.number DESC LIMIT 1)
WHERE r.kind = 'typo';
ALTER TABLE "Revision" ENABLE TRIGGER "Revision_append_only";
