-- AlterTable
ALTER TABLE "Contributor" ADD COLUMN     "coversStoryIds" UUID[] DEFAULT ARRAY[]::UUID[],
ADD COLUMN     "coversTopics" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "language" TEXT,
ADD COLUMN     "publishesAt" TIMESTAMPTZ(3),
ADD COLUMN     "restrictedAt" TIMESTAMPTZ(3),
ADD COLUMN     "timeZone" TEXT;

-- Rules

ALTER TABLE "Contributor"
  ADD CONSTRAINT "Contributor_covers_only_when_restricted"
    CHECK ("restrictedAt" IS NOT NULL OR ("coversStoryIds" = '{}' AND "coversTopics" = '{}'));
