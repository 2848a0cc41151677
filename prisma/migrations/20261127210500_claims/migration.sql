-- CreateEnum
CREATE TYPE "ClaimStatus" AS ENUM ('attributed', 'confirmed', 'unconfirmed', 'disputed', 'superseded', 'withdrawn');

-- AlterTable
ALTER TABLE "Claim" ADD COLUMN     "boxedAt" TIMESTAMPTZ(3),
ADD COLUMN     "status" "ClaimStatus" NOT NULL DEFAULT 'attributed',
ADD COLUMN     "statusAt" TIMESTAMPTZ(3);

-- What stood in the box was printed as known, and nobody had said that we confirmed it: attributed, since it was written.
UPDATE "Claim" SET "statusAt" = "createdAt",
  "boxedAt" = CASE WHEN "removedAt" IS NULL THEN coalesce("publishedAt", "createdAt") END;

-- AlterTable
ALTER TABLE "Claim" ALTER COLUMN "statusAt" SET NOT NULL;

-- CreateTable
CREATE TABLE "StatusChange" (
    "id" UUID NOT NULL,
    "claimId" UUID NOT NULL,
    "status" "ClaimStatus" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID NOT NULL,
    "reason" TEXT,
    "revisionId" UUID NOT NULL,

    CONSTRAINT "StatusChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UpdateClaim" (
    "updateId" UUID NOT NULL,
    "claimId" UUID NOT NULL,
    "linkedById" UUID NOT NULL,
    "linkedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "UpdateClaim_pkey" PRIMARY KEY ("updateId","claimId")
);

-- CreateIndex
CREATE INDEX "StatusChange_claimId_at_idx" ON "StatusChange"("claimId", "at");

-- CreateIndex
CREATE INDEX "UpdateClaim_claimId_idx" ON "UpdateClaim"("claimId");

-- AddForeignKey
ALTER TABLE "StatusChange" ADD CONSTRAINT "StatusChange_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatusChange" ADD CONSTRAINT "StatusChange_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Contributor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StatusChange" ADD CONSTRAINT "StatusChange_revisionId_fkey" FOREIGN KEY ("revisionId") REFERENCES "Revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UpdateClaim" ADD CONSTRAINT "UpdateClaim_updateId_fkey" FOREIGN KEY ("updateId") REFERENCES "LiveUpdate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UpdateClaim" ADD CONSTRAINT "UpdateClaim_claimId_fkey" FOREIGN KEY ("claimId") REFERENCES "Claim"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UpdateClaim" ADD CONSTRAINT "UpdateClaim_linkedById_fkey" FOREIGN KEY ("linkedById") REFERENCES "Contributor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the Prisma schema cannot say.

ALTER TABLE "Claim"
  ADD CONSTRAINT "Claim_boxed_while_it_stands" CHECK ("boxedAt" IS NULL OR "removedAt" IS NULL);

ALTER TABLE "StatusChange" ADD CONSTRAINT "StatusChange_reason_says_something" CHECK (btrim("reason") <> '');

-- Each claim that was there before came to its status when it was written.
INSERT INTO "StatusChange" (id, "claimId", status, at, "byId", "revisionId")
SELECT gen_random_uuid(), c.id, c.status, c."statusAt", r."createdById", r.id
FROM "Claim" c JOIN "Revision" r ON r."itemId" = c.id AND r.number = 1;

CREATE TRIGGER "StatusChange_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "StatusChange"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What was withdrawn before readers is not taken back in silence: whoever was wrong about it makes another claim.
CREATE FUNCTION keep_withdrawn() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '"Claim" % is withdrawn', OLD.id USING ERRCODE = 'check_violation';
END $$;

CREATE TRIGGER "Claim_withdrawn_stays" BEFORE UPDATE OF status ON "Claim"
  FOR EACH ROW WHEN (OLD.status = 'withdrawn' AND NEW.status <> 'withdrawn') EXECUTE FUNCTION keep_withdrawn();
