-- AlterTable
ALTER TABLE "LiveUpdate" ADD COLUMN     "droppedAt" TIMESTAMPTZ(3);
