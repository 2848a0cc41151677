-- AlterTable
ALTER TABLE "Site" ADD COLUMN     "bylinesRevision" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "Profile" (
    "contributorId" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "bio" TEXT NOT NULL DEFAULT '',
    "slug" TEXT NOT NULL,
    "portraitId" UUID,
    "portraitAlt" TEXT NOT NULL DEFAULT '',
    "withheldAt" TIMESTAMPTZ(3),

    CONSTRAINT "Profile_pkey" PRIMARY KEY ("contributorId")
);

-- CreateTable
CREATE TABLE "ProfileSlug" (
    "slug" TEXT NOT NULL,
    "contributorId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProfileSlug_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "Portrait" (
    "id" UUID NOT NULL,
    "contributorId" UUID NOT NULL,
    "broughtById" UUID NOT NULL,
    "broughtAt" TIMESTAMPTZ(3) NOT NULL,
    "storedAt" TIMESTAMPTZ(3),
    "hash" TEXT NOT NULL,
    "width" INTEGER,
    "height" INTEGER,
    "bytes" INTEGER,

    CONSTRAINT "Portrait_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BylineWithholding" (
    "id" UUID NOT NULL,
    "contributorId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "shownReason" TEXT,
    "shownById" UUID,
    "shownAt" TIMESTAMPTZ(3),

    CONSTRAINT "BylineWithholding_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Profile_slug_key" ON "Profile"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Profile_portraitId_key" ON "Profile"("portraitId");

-- CreateIndex
CREATE INDEX "ProfileSlug_contributorId_idx" ON "ProfileSlug"("contributorId");

-- CreateIndex
CREATE INDEX "Portrait_contributorId_idx" ON "Portrait"("contributorId");

-- CreateIndex
CREATE INDEX "BylineWithholding_contributorId_idx" ON "BylineWithholding"("contributorId");

-- AddForeignKey
ALTER TABLE "Profile" ADD CONSTRAINT "Profile_contributorId_fkey" FOREIGN KEY ("contributorId") REFERENCES "Contributor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Profile" ADD CONSTRAINT "Profile_portraitId_fkey" FOREIGN KEY ("portraitId") REFERENCES "Portrait"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProfileSlug" ADD CONSTRAINT "ProfileSlug_contributorId_fkey" FOREIGN KEY ("contributorId") REFERENCES "Profile"("contributorId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Portrait" ADD CONSTRAINT "Portrait_contributorId_fkey" FOREIGN KEY ("contributorId") REFERENCES "Profile"("contributorId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Portrait" ADD CONSTRAINT "Portrait_broughtById_fkey" FOREIGN KEY ("broughtById") REFERENCES "Contributor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BylineWithholding" ADD CONSTRAINT "BylineWithholding_contributorId_fkey" FOREIGN KEY ("contributorId") REFERENCES "Profile"("contributorId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BylineWithholding" ADD CONSTRAINT "BylineWithholding_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Contributor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BylineWithholding" ADD CONSTRAINT "BylineWithholding_shownById_fkey" FOREIGN KEY ("shownById") REFERENCES "Contributor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Everybody with an account has a profile from the first moment, however the account came to be. Its slug is made of the name.
CREATE FUNCTION free_profile_slug("wanted" text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  base text := coalesce(nullif(rtrim(left(trim(BOTH '-' FROM regexp_replace(lower(translate(
    regexp_replace(normalize("wanted", NFKD), '[\u0300-\u036f''’]', '', 'g'), 'ıøØłŁđĐßæÆ', 'ioOlLdDsaA')), '[^a-z0-9]+', '-', 'g')), 70), '-'), ''), 'contributor');
  candidate text := base;
  number int := 1;
BEGIN
  WHILE EXISTS (SELECT FROM "ProfileSlug" WHERE "slug" = candidate) LOOP
    number := number + 1;
    candidate := base || '-' || number;
  END LOOP;
  RETURN candidate;
END $$;

CREATE FUNCTION make_profile() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  free text;
BEGIN
  -- Two accounts of one name at the same moment: the second waits, and finds the first one's slug.
  PERFORM pg_advisory_xact_lock(hashtext('writethru:profiles'));
  free := free_profile_slug(NEW."name");
  INSERT INTO "Profile" ("contributorId", "name", "slug") VALUES (NEW."id", NEW."name", free);
  INSERT INTO "ProfileSlug" ("slug", "contributorId", "createdAt") VALUES (free, NEW."id", NEW."invitedAt");
  RETURN NULL;
END $$;
CREATE TRIGGER "Contributor_has_profile" AFTER INSERT ON "Contributor" FOR EACH ROW EXECUTE FUNCTION make_profile();

DO $$
DECLARE
  person record;
  free text;
BEGIN
  FOR person IN SELECT "id", "name", "invitedAt" FROM "Contributor" ORDER BY "invitedAt", "id" LOOP
    free := free_profile_slug(person."name");
    INSERT INTO "Profile" ("contributorId", "name", "slug") VALUES (person."id", person."name", free);
    INSERT INTO "ProfileSlug" ("slug", "contributorId", "createdAt") VALUES (free, person."id", person."invitedAt");
  END LOOP;
END $$;

-- AddForeignKey
ALTER TABLE "Byline" ADD CONSTRAINT "Byline_profile_fkey" FOREIGN KEY ("contributorId") REFERENCES "Profile"("contributorId") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What the Prisma schema cannot say.

ALTER TABLE "Site" ADD CONSTRAINT "Site_revision_of_bylines_counts" CHECK ("bylinesRevision" BETWEEN 0 AND "revision");

ALTER TABLE "Profile"
  ADD CONSTRAINT "Profile_version_counts" CHECK ("version" >= 1),
  ADD CONSTRAINT "Profile_has_name" CHECK (btrim("name") <> '');

ALTER TABLE "ProfileSlug"
  ADD CONSTRAINT "ProfileSlug_is_a_slug" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 80);

ALTER TABLE "BylineWithholding"
  ADD CONSTRAINT "BylineWithholding_has_reasons" CHECK (btrim("reason") <> '' AND btrim(coalesce("shownReason", '-')) <> ''),
  ADD CONSTRAINT "BylineWithholding_shown_in_full" CHECK (num_nulls("shownAt", "shownById", "shownReason") IN (0, 3));

-- An address that was given leads there for ever.
CREATE TRIGGER "ProfileSlug_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "ProfileSlug"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION keep_withholding() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'That a byline was withheld stays on the record as it is' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER "BylineWithholding_stays" BEFORE DELETE OR TRUNCATE ON "BylineWithholding"
  FOR EACH STATEMENT EXECUTE FUNCTION keep_withholding();
CREATE TRIGGER "BylineWithholding_is_final" BEFORE UPDATE ON "BylineWithholding"
  FOR EACH ROW WHEN (
    OLD."shownAt" IS NOT NULL
    OR (NEW."reason", NEW."byId", NEW."at", NEW."contributorId") IS DISTINCT FROM (OLD."reason", OLD."byId", OLD."at", OLD."contributorId")
  )
  EXECUTE FUNCTION keep_withholding();
