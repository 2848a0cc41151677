-- AlterTable
ALTER TABLE "Site" ADD COLUMN     "goingOutSeconds" INTEGER NOT NULL DEFAULT 5,
ADD COLUMN     "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "policies" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "secondEyesFor" TEXT[] DEFAULT ARRAY['dead', 'hurt', 'suspected', 'arrested']::TEXT[],
ADD COLUMN     "settingsVersion" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "ApiToken" ADD COLUMN     "lastUsedAt" TIMESTAMPTZ(3),
ADD COLUMN     "rights" TEXT[],
ADD COLUMN     "storyIds" UUID[] DEFAULT ARRAY[]::UUID[];

-- AlterTable
ALTER TABLE "AuditEntry" ADD COLUMN     "address" TEXT,
ADD COLUMN     "tokenId" UUID;

-- AddForeignKey
ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_tokenId_fkey" FOREIGN KEY ("tokenId") REFERENCES "ApiToken"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- Rules

-- Tokens from before had all their owner's rights.
UPDATE "ApiToken" SET "rights" = ARRAY['read', 'file', 'publish', 'manage'];
ALTER TABLE "ApiToken"
  ADD CONSTRAINT "ApiToken_rights_are_known"
    CHECK ("rights" IS NOT NULL AND "rights" <@ ARRAY['read', 'file', 'publish', 'manage']),
  ADD CONSTRAINT "ApiToken_storyIds_is_list" CHECK ("storyIds" IS NOT NULL);

ALTER TABLE "Site"
  ADD CONSTRAINT "Site_lists_are_there" CHECK ("languages" IS NOT NULL AND "secondEyesFor" IS NOT NULL),
  ADD CONSTRAINT "Site_settingsVersion_counts" CHECK ("settingsVersion" >= 1),
  ADD CONSTRAINT "Site_policies_is_object" CHECK (jsonb_typeof("policies") = 'object'),
  ADD CONSTRAINT "Site_goingOutSeconds_is_short" CHECK ("goingOutSeconds" BETWEEN 0 AND 30);

ALTER TABLE "AuditEntry" ADD CONSTRAINT "AuditEntry_address_says_something" CHECK ("address" <> '');

-- An entry from before has neither address nor token, and the digest it was sealed with.
CREATE OR REPLACE FUNCTION audit_digest(e "AuditEntry") RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to((jsonb_build_array(
    e.id, round(extract(epoch FROM e.at) * 1000), e."actorId", e.action, e."subjectType", e."subjectId", e."storyId", e.detail)
    || CASE WHEN e.address IS NULL AND e."tokenId" IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(e.address, e."tokenId") END)::text, 'UTF8')), 'hex')
$$;
