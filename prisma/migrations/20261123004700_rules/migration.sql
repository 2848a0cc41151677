-- What the Prisma schema cannot say: which states are possible, what never changes, what is never taken away.

-- A story and its slug, and a story and its revisions, name each other: whichever comes first is checked at commit.
ALTER TABLE "Story" ALTER CONSTRAINT "Story_slug_fkey" DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "StorySlug" ALTER CONSTRAINT "StorySlug_storyId_fkey" DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "Revision" ALTER CONSTRAINT "Revision_storyId_fkey" DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "Story" ALTER CONSTRAINT "Story_currentRevisionId_fkey" DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "Story" ALTER CONSTRAINT "Story_publishedRevisionId_fkey" DEFERRABLE INITIALLY DEFERRED;

-- States

ALTER TABLE "Site"
  ADD CONSTRAINT "Site_only_one" CHECK ("id" = 1),
  ADD CONSTRAINT "Site_revision_counts" CHECK ("revision" >= 0),
  ADD CONSTRAINT "Site_has_name" CHECK (btrim("name") <> '');

ALTER TABLE "Contributor"
  ADD CONSTRAINT "Contributor_email_is_lower_case" CHECK ("email" = lower("email") AND "email" LIKE '_%@_%'),
  ADD CONSTRAINT "Contributor_has_name" CHECK (btrim("name") <> ''),
  ADD CONSTRAINT "Contributor_version_counts" CHECK ("version" >= 1),
  ADD CONSTRAINT "Contributor_joined_with_password" CHECK ("joinedAt" IS NULL OR "passwordHash" IS NOT NULL),
  ADD CONSTRAINT "Contributor_disabled_by_somebody" CHECK (("disabledAt" IS NULL) = ("disabledById" IS NULL));

ALTER TABLE "Invitation"
  ADD CONSTRAINT "Invitation_secret_is_hashed" CHECK ("secretHash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "Invitation_expires_later" CHECK ("expiresAt" > "createdAt"),
  ADD CONSTRAINT "Invitation_of_first_admin_by_nobody" CHECK ("contributorId" IS NOT NULL OR "createdById" IS NULL);

ALTER TABLE "Session"
  ADD CONSTRAINT "Session_secret_is_hashed" CHECK ("secretHash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "Session_expires_later" CHECK ("expiresAt" > "createdAt");

ALTER TABLE "ApiToken"
  ADD CONSTRAINT "ApiToken_secret_is_hashed" CHECK ("secretHash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "ApiToken_has_name" CHECK (btrim("name") <> ''),
  ADD CONSTRAINT "ApiToken_expires_later" CHECK ("expiresAt" IS NULL OR "expiresAt" > "createdAt");

ALTER TABLE "StorySlug"
  ADD CONSTRAINT "StorySlug_is_a_slug" CHECK ("slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("slug") <= 80);

ALTER TABLE "Story"
  ADD CONSTRAINT "Story_topicSlug_is_a_slug" CHECK ("topicSlug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length("topicSlug") <= 80),
  ADD CONSTRAINT "Story_has_topic" CHECK (btrim("topic") <> ''),
  ADD CONSTRAINT "Story_has_time_zone" CHECK (btrim("timeZone") <> ''),
  ADD CONSTRAINT "Story_language_is_a_tag" CHECK ("language" ~ '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$'),
  ADD CONSTRAINT "Story_counters_count" CHECK ("revision" >= 0 AND "siteRevision" >= 0 AND "version" >= 1),
  ADD CONSTRAINT "Story_publishedCount_counts" CHECK ("publishedCount" BETWEEN 0 AND "revision"),
  ADD CONSTRAINT "Story_published_with_text" CHECK (("publishedAt" IS NULL) = ("publishedRevisionId" IS NULL)),
  ADD CONSTRAINT "Story_draft_was_never_seen" CHECK ("publishedAt" IS NOT NULL OR "revision" = 0),
  ADD CONSTRAINT "Story_ended_after_publication" CHECK ("endedAt" IS NULL OR "publishedAt" IS NOT NULL);

ALTER TABLE "Room" ADD CONSTRAINT "Room_revision_counts" CHECK ("revision" >= 0);

ALTER TABLE "LiveUpdate"
  ADD CONSTRAINT "LiveUpdate_version_counts" CHECK ("version" >= 1),
  ADD CONSTRAINT "LiveUpdate_ordinal_counts" CHECK ("ordinal" >= 1),
  ADD CONSTRAINT "LiveUpdate_storyRevision_counts" CHECK ("storyRevision" >= 1),
  ADD CONSTRAINT "LiveUpdate_published_in_full" CHECK (
    num_nulls("publishedAt", "ordinal", "publishedRevisionId", "storyRevision") IN (0, 4)
  ),
  ADD CONSTRAINT "LiveUpdate_amended_after_publication" CHECK ("amendedAt" IS NULL OR "publishedAt" IS NOT NULL);

ALTER TABLE "Section"
  ADD CONSTRAINT "Section_version_counts" CHECK ("version" >= 1),
  ADD CONSTRAINT "Section_position_counts" CHECK ("position" >= 0),
  ADD CONSTRAINT "Section_storyRevision_counts" CHECK ("storyRevision" >= 1),
  ADD CONSTRAINT "Section_published_in_full" CHECK (
    num_nulls("publishedAt", "publishedRevisionId", "storyRevision") IN (0, 3)
  );

ALTER TABLE "Revision"
  ADD CONSTRAINT "Revision_number_counts" CHECK ("number" >= 1),
  ADD CONSTRAINT "Revision_begins_as_edit" CHECK ("number" > 1 OR "kind" = 'edit'),
  ADD CONSTRAINT "Revision_content_is_object" CHECK (jsonb_typeof("content") = 'object'),
  ADD CONSTRAINT "Revision_content_is_hashed" CHECK ("contentHash" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "Revision_of_story_is_its_own" CHECK ("itemType" <> 'story' OR "itemId" = "storyId"),
  ADD CONSTRAINT "Revision_tells_readers_what_was_wrong" CHECK (
    "kind" NOT IN ('clarification', 'correction') OR btrim(coalesce("note", '')) <> ''
  );

ALTER TABLE "Byline"
  ADD CONSTRAINT "Byline_position_counts" CHECK ("position" >= 0),
  ADD CONSTRAINT "Byline_has_name" CHECK (btrim("name") <> '');

ALTER TABLE "Draft"
  ADD CONSTRAINT "Draft_baseVersion_counts" CHECK ("baseVersion" >= 0),
  ADD CONSTRAINT "Draft_content_is_object" CHECK (jsonb_typeof("content") = 'object');

ALTER TABLE "StoryEvent"
  ADD CONSTRAINT "StoryEvent_revision_counts" CHECK ("revision" >= 1),
  ADD CONSTRAINT "StoryEvent_type_names_noun_and_verb" CHECK ("type" ~ '^[a-z]+\.[a-z_-]+$');

ALTER TABLE "AuditEntry"
  ADD CONSTRAINT "AuditEntry_has_action" CHECK ("action" <> '' AND "subjectType" <> ''),
  ADD CONSTRAINT "AuditEntry_detail_is_object" CHECK ("detail" IS NULL OR jsonb_typeof("detail") = 'object');

ALTER TABLE "IdempotencyKey"
  ADD CONSTRAINT "IdempotencyKey_has_key" CHECK (length("key") BETWEEN 1 AND 255),
  ADD CONSTRAINT "IdempotencyKey_keeps_no_refusal" CHECK ("status" BETWEEN 200 AND 299);

-- Append-only

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '"%" is append-only: % refused, write a new row that says what changed', TG_TABLE_NAME, TG_OP
    USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "Revision_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "Revision"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "Byline_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "Byline"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "StoryEvent_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "StoryEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER "AuditEntry_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Counters never go back: a number that readers have seen must not come again with another meaning.

CREATE FUNCTION keep_revision_rising() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '"%"."revision" never goes down: % is there, % was given', TG_TABLE_NAME, OLD."revision", NEW."revision"
    USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "Site_revision_rises" BEFORE UPDATE ON "Site"
  FOR EACH ROW WHEN (NEW."revision" < OLD."revision" AND NEW."epoch" = OLD."epoch")
  EXECUTE FUNCTION keep_revision_rising();
CREATE TRIGGER "Story_revision_rises" BEFORE UPDATE ON "Story"
  FOR EACH ROW WHEN (NEW."revision" < OLD."revision") EXECUTE FUNCTION keep_revision_rising();
CREATE TRIGGER "Room_revision_rises" BEFORE UPDATE ON "Room"
  FOR EACH ROW WHEN (NEW."revision" < OLD."revision") EXECUTE FUNCTION keep_revision_rising();

-- What was published stays published, in its place and under its addresses.

CREATE FUNCTION keep_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '"%" % is published: when and where is fixed for ever', TG_TABLE_NAME, OLD."id"
    USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER "Story_publication_is_fixed" BEFORE UPDATE ON "Story"
  FOR EACH ROW WHEN (NEW."publishedAt" IS DISTINCT FROM OLD."publishedAt" AND OLD."publishedAt" IS NOT NULL)
  EXECUTE FUNCTION keep_published();
CREATE TRIGGER "Story_stays" BEFORE DELETE ON "Story"
  FOR EACH ROW WHEN (OLD."publishedAt" IS NOT NULL) EXECUTE FUNCTION keep_published();
CREATE TRIGGER "LiveUpdate_publication_is_fixed" BEFORE UPDATE ON "LiveUpdate"
  FOR EACH ROW WHEN (
    OLD."publishedAt" IS NOT NULL
    AND (NEW."publishedAt", NEW."ordinal", NEW."storyId") IS DISTINCT FROM (OLD."publishedAt", OLD."ordinal", OLD."storyId")
  )
  EXECUTE FUNCTION keep_published();
CREATE TRIGGER "LiveUpdate_stays" BEFORE DELETE ON "LiveUpdate"
  FOR EACH ROW WHEN (OLD."publishedAt" IS NOT NULL) EXECUTE FUNCTION keep_published();

CREATE FUNCTION keep_slug() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "Story" WHERE "id" = OLD."storyId" AND "publishedAt" IS NOT NULL) THEN
    RAISE EXCEPTION 'The slug "%" belongs to a published story: it redirects for ever', OLD."slug"
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;

CREATE TRIGGER "StorySlug_stays" BEFORE DELETE OR UPDATE OF "slug", "storyId" ON "StorySlug"
  FOR EACH ROW EXECUTE FUNCTION keep_slug();

-- An item shows its own texts, and a story stands under its own slug; checked at commit, when all rows are there.

CREATE FUNCTION check_texts_are_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT FROM "Revision"
    WHERE "id" IN (NEW."currentRevisionId", NEW."publishedRevisionId") AND "itemId" <> NEW."id"
  ) THEN
    RAISE EXCEPTION '"%" % names a revision of another item', TG_TABLE_NAME, NEW."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "Story_texts_are_own" AFTER INSERT OR UPDATE OF "currentRevisionId", "publishedRevisionId"
  ON "Story" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_texts_are_own();
CREATE CONSTRAINT TRIGGER "LiveUpdate_texts_are_own" AFTER INSERT OR UPDATE OF "currentRevisionId", "publishedRevisionId"
  ON "LiveUpdate" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_texts_are_own();
CREATE CONSTRAINT TRIGGER "Section_texts_are_own" AFTER INSERT OR UPDATE OF "currentRevisionId", "publishedRevisionId"
  ON "Section" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_texts_are_own();

CREATE FUNCTION check_slug_is_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "StorySlug" WHERE "slug" = NEW."slug" AND "storyId" <> NEW."id") THEN
    RAISE EXCEPTION 'The slug "%" belongs to another story', NEW."slug" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NULL;
END $$;

CREATE CONSTRAINT TRIGGER "Story_slug_is_own" AFTER INSERT OR UPDATE OF "slug"
  ON "Story" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_slug_is_own();

-- The newsroom itself: always there, named later.
INSERT INTO "Site" ("id", "name", "timeZone") VALUES (1, 'The newsroom', 'UTC');
