-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "bySingleSignOn" BOOLEAN NOT NULL DEFAULT false;
