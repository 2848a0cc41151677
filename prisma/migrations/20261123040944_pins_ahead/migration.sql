-- AlterTable
ALTER TABLE "LiveUpdate" ADD COLUMN     "pinWhenPublished" BOOLEAN NOT NULL DEFAULT false;
