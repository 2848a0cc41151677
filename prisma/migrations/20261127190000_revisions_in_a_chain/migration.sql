-- AlterTable
ALTER TABLE "Revision" ADD COLUMN     "previousHash" TEXT;

-- What the next version of the same item carries of this one. Over the hash of the content, not the content: words that must be
-- erased can be, and the chain stays whole. In one place, for whoever writes a version and for whoever verifies it.
CREATE FUNCTION revision_digest(r "Revision") RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(jsonb_build_array(
    r.id, r."itemType", r."itemId", r.number, r.kind, r."contentHash", encode(sha256(convert_to(coalesce(r.note, ''), 'UTF8')), 'hex'),
    r."createdById", round(extract(epoch FROM r."createdAt") * 1000), r."previousHash")::text, 'UTF8')), 'hex')
$$;

-- The versions there are, from the first of each item on. Only this once: the table is append-only.
ALTER TABLE "Revision" DISABLE TRIGGER "Revision_append_only";
DO $$
DECLARE
  step integer;
BEGIN
  FOR step IN 2..(SELECT coalesce(max(number), 1) FROM "Revision") LOOP
    UPDATE "Revision" r SET "previousHash" = revision_digest(p)
    FROM "Revision" p WHERE r.number = step AND p."itemId" = r."itemId" AND p.number = step - 1;
  END LOOP;
END $$;
ALTER TABLE "Revision" ENABLE TRIGGER "Revision_append_only";
