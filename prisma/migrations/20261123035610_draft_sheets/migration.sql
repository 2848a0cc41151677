-- AlterTable
ALTER TABLE "Draft" ADD COLUMN     "beganAt" TIMESTAMPTZ(3) NOT NULL,
ADD COLUMN     "sheetId" UUID NOT NULL;

-- CreateIndex
CREATE INDEX "Draft_contributorId_idx" ON "Draft"("contributorId");
