-- CreateTable
CREATE TABLE "AuditSeal" (
    "number" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "entries" INTEGER NOT NULL,
    "digest" TEXT NOT NULL,
    "previousDigest" TEXT,

    CONSTRAINT "AuditSeal_pkey" PRIMARY KEY ("number")
);

-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN     "sealNumber" INTEGER;

-- CreateIndex
CREATE INDEX "AuditEntry_sealNumber_idx" ON "AuditEntry"("sealNumber");

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_sealNumber_fkey" FOREIGN KEY ("sealNumber") REFERENCES "AuditSeal"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Rules

-- The entries bear their number before the seal is made of them.
ALTER TABLE "AuditEntry" ALTER CONSTRAINT "AuditEntry_sealNumber_fkey" DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE "AuditSeal"
  ADD CONSTRAINT "AuditSeal_number_counts" CHECK ("number" >= 1),
  ADD CONSTRAINT "AuditSeal_holds_entries" CHECK ("entries" >= 1),
  ADD CONSTRAINT "AuditSeal_first_has_none_before" CHECK (("number" = 1) = ("previousDigest" IS NULL));

CREATE TRIGGER "AuditSeal_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditSeal"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- An entry gets its seal once; nothing else about it ever changes.
DROP TRIGGER "AuditEntry_append_only" ON "AuditEntry";
CREATE TRIGGER "AuditEntry_append_only" BEFORE DELETE OR TRUNCATE ON "AuditEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "AuditEntry_is_sealed_once" BEFORE UPDATE ON "AuditEntry"
  FOR EACH ROW WHEN (OLD."sealNumber" IS NOT NULL OR to_jsonb(NEW) - 'sealNumber' IS DISTINCT FROM to_jsonb(OLD) - 'sealNumber')
  EXECUTE FUNCTION refuse_change();

CREATE FUNCTION audit_digest(e "AuditEntry") RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(
    e.id, round(extract(epoch FROM e.at) * 1000), e."actorId", e.action, e."subjectType", e."subjectId", e."storyId", e.detail)::text, 'UTF8')), 'hex')
$$;

-- What a seal says: its number, its time, the seal before it, and its entries in the order in which they were written.
CREATE FUNCTION seal_digest(number integer, at timestamptz, previous text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(number, round(extract(epoch FROM at) * 1000), previous, (
    SELECT jsonb_agg(audit_digest(e) ORDER BY e.id) FROM "AuditEntry" e WHERE e."sealNumber" = number))::text, 'UTF8')), 'hex')
$$;
