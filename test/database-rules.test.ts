import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#lib/platform/ids'
import { testDatabase } from '#test/database'
import { rows } from '#test/rows'

const database = testDatabase()
const client = new pg.Client({ connectionString: database.url })
const a = rows(client)
const LATER = '2016-12-19T19:00:00Z'
const EARLIER = '2016-12-19T17:00:00Z'

beforeAll(() => client.connect())
afterAll(() => client.end())

const update = (table: string, row: Record<string, unknown>, set: string) =>
  client.query(`UPDATE "${table}" SET ${set} WHERE "id" = $1`, [row.id])

describe('a story and what it names', () => {
  test('come in one transaction, whichever is first', async () => {
    expect((await a.story()).revision).toBe(0)
  })
  test('must all be there at commit', async () => {
    const other = await a.story()
    await expect(a.story({ currentRevisionId: newId() })).rejects.toThrow('Story_currentRevisionId_fkey')
    await expect(update('Story', other, `"slug" = 'nobodys'`)).rejects.toThrow('Story_slug_fkey')
  })
  test('belong to each other', async () => {
    const [mine, other] = [await a.story(), await a.story()]
    const published = await a.publishedUpdate()
    await expect(update('Story', mine, `"slug" = '${other.slug}'`)).rejects.toThrow()
    await expect(
      update('LiveUpdate', published, `"publishedRevisionId" = '${other.currentRevisionId}'`),
    ).rejects.toThrow('names a revision of another item')
  })
  test('a slug of another story is refused also when that story has left it', async () => {
    const [mine, other] = [await a.story(), await a.story()]
    await a.insert('StorySlug', { slug: 'left-behind', storyId: other.id, createdAt: a.AT })
    await expect(update('Story', mine, `"slug" = 'left-behind'`)).rejects.toThrow('belongs to another story')
  })
})

describe('states that cannot be', () => {
  test.each([
    ['Story_topicSlug_is_a_slug', { topicSlug: 'Not a slug' }],
    ['Story_has_topic', { topic: ' ' }],
    ['Story_has_time_zone', { timeZone: '' }],
    ['Story_language_is_a_tag', { language: 'x' }],
    ['Story_counters_count', { version: 0 }],
    ['Story_publishedCount_counts', { publishedCount: -1 }],
    ['Story_published_with_text', { publishedAt: a.AT }],
    ['Story_draft_was_never_seen', { revision: 1 }],
    ['Story_ended_after_publication', { endedAt: a.AT }],
    ['StorySlug_is_a_slug', { slug: 'double--dash' }],
    ['StorySlug_is_a_slug', { slug: 'a'.repeat(81) }],
  ])('story: %s', async (rule, fields) => {
    await expect(a.story(fields)).rejects.toThrow(rule)
  })

  test.each([
    ['Contributor_email_is_lower_case', { email: 'Ana@writethru.test' }],
    ['Contributor_email_is_lower_case', { email: 'ana' }],
    ['Contributor_has_name', { name: ' ' }],
    ['Contributor_version_counts', { version: 0 }],
    ['Contributor_joined_with_proof', { joinedAt: a.AT }],
    ['Contributor_disabled_by_somebody', { disabledAt: a.AT }],
  ])('contributor: %s', async (rule, fields) => {
    await expect(a.contributor(fields)).rejects.toThrow(rule)
  })

  test.each([
    ['LiveUpdate_version_counts', { version: 0 }],
    ['LiveUpdate_published_in_full', { ordinal: 1 }],
    ['LiveUpdate_published_in_full', { publishedAt: a.AT }],
    ['LiveUpdate_published_in_full', { storyRevision: 1 }],
    ['LiveUpdate_ordinal_counts', { ordinal: 0 }],
    ['LiveUpdate_amended_after_publication', { amendedAt: a.AT }],
    ['LiveUpdate_retracted_after_publication', { retractedAt: a.AT }],
    ['LiveUpdate_pinRevision_counts', { pinRevision: 1 }],
    ['LiveUpdate_keyRevision_counts', { keyRevision: 1 }],
  ])('update: %s', async (rule, fields) => {
    await expect(a.item('LiveUpdate', fields)).rejects.toThrow(rule)
  })

  test.each([
    ['Section_version_counts', { version: 0 }],
    ['Section_position_counts', { position: -1 }],
    ['Section_published_in_full', { publishedAt: a.AT }],
  ])('section: %s', async (rule, fields) => {
    await expect(a.item('Section', fields)).rejects.toThrow(rule)
  })

  test.each([
    ['Revision_number_counts', { number: 0 }],
    ['Revision_begins_as_edit', { kind: 'typo' }],
    ['Revision_content_is_object', { content: '[]' }],
    ['Revision_content_is_hashed', { contentHash: 'short' }],
    ['Revision_of_story_is_its_own', { itemType: 'story' }],
    ['Revision_tells_readers_what_was_wrong', { number: 2, kind: 'correction', note: ' ' }],
    ['Revision_tells_readers_what_was_wrong', { number: 2, kind: 'clarification' }],
    ['Revision_tells_readers_why_it_was_retracted', { number: 2, kind: 'retraction', note: ' ' }],
  ])('revision: %s', async (rule, fields) => {
    const { id: storyId, createdById } = await a.story()
    await expect(a.revision({ storyId, itemId: newId(), createdById, ...fields })).rejects.toThrow(rule)
  })

  test('what readers see counts from 1', async () => {
    const [published, section] = [await a.publishedUpdate(), await a.item('Section')]
    await expect(update('LiveUpdate', published, '"storyRevision" = 0')).rejects.toThrow(
      'LiveUpdate_storyRevision_counts',
    )
    const seen = `"publishedAt" = now(), "publishedRevisionId" = "currentRevisionId"`
    await expect(update('Section', section, `${seen}, "storyRevision" = 0`)).rejects.toThrow(
      'Section_storyRevision_counts',
    )
    await update('Section', section, `${seen}, "storyRevision" = 1`)
  })

  test('two items cannot have the same number, place or revision', async () => {
    const { id: storyId, createdById } = await a.story()
    const first = await a.revision({ storyId, itemId: newId(), createdById })
    await expect(a.revision({ storyId, itemId: first.itemId, createdById })).rejects.toThrow(
      'Revision_itemId_number_key',
    )
  })

  test('there is one newsroom, with a name', async () => {
    const refused = (set: string) => client.query(`UPDATE "Site" SET ${set}`)
    await expect(a.insert('Site', { id: 2, name: 'The Wire', timeZone: 'UTC' })).rejects.toThrow('Site_only_one')
    await expect(refused(`"name" = ' '`)).rejects.toThrow('Site_has_name')
    await expect(refused('"revision" = -1, "epoch" = gen_random_uuid()')).rejects.toThrow('Site_revision_counts')
  })

  test('secrets are hashed and expire later than they begin', async () => {
    const { id: contributorId } = await a.contributor()
    const link = { id: newId(), contributorId, secretHash: a.HASH, createdAt: a.AT, expiresAt: LATER }
    const plain = { ...link, secretHash: 'the secret itself' }
    for (const table of ['Session', 'Invitation', 'ApiToken']) {
      const named = table === 'ApiToken' ? { name: 'wire', rights: ['read'] } : {}
      await expect(a.insert(table, { ...plain, ...named })).rejects.toThrow(`${table}_secret_is_hashed`)
      await expect(a.insert(table, { ...link, ...named, expiresAt: EARLIER })).rejects.toThrow(`${table}_expires_later`)
      await expect(a.insert(table, { ...link, ...named })).resolves.toMatchObject({ contributorId })
    }
    await expect(a.insert('ApiToken', { ...link, id: newId(), name: ' ', rights: [] })).rejects.toThrow(
      'ApiToken_has_name',
    )
    const odd = { ...link, id: newId(), name: 'wire', rights: ['everything'] }
    await expect(a.insert('ApiToken', odd)).rejects.toThrow('ApiToken_rights_are_known')
    const ownerless = { ...link, id: newId(), contributorId: null, createdById: contributorId }
    await expect(a.insert('Invitation', ownerless)).rejects.toThrow('Invitation_of_first_admin_by_nobody')
  })

  test('small print', async () => {
    const { id: storyId, createdById, currentRevisionId } = await a.story()
    const event = {
      id: newId(),
      storyId,
      revision: 1,
      type: 'story.published',
      itemType: 'story',
      itemId: storyId,
      actorId: createdById,
      at: a.AT,
    }
    const audit = anEntry(storyId)
    const draft = {
      id: newId(),
      storyId,
      itemType: 'story',
      itemId: storyId,
      contributorId: createdById,
      baseVersion: 0,
      content: '{}',
      sheetId: storyId,
      beganAt: a.AT,
      updatedAt: a.AT,
    }
    const key = { actorId: createdById, key: 'k', requestHash: a.HASH, status: 201, reply: '{}', createdAt: a.AT }
    const byline = { revisionId: currentRevisionId, position: 0, name: 'Reuters' }
    const cases: [string, Record<string, unknown>, string][] = [
      ['StoryEvent', { ...event, revision: 0 }, 'StoryEvent_revision_counts'],
      ['StoryEvent', { ...event, type: 'Published' }, 'StoryEvent_type_names_noun_and_verb'],
      ['StoryEvent', { ...event, reason: '' }, 'StoryEvent_reason_says_something'],
      ['AuditEntry', { ...audit, action: '' }, 'AuditEntry_has_action'],
      ['AuditEntry', { ...audit, detail: '[]' }, 'AuditEntry_detail_is_object'],
      ['Draft', { ...draft, baseVersion: -1 }, 'Draft_baseVersion_counts'],
      ['Draft', { ...draft, content: '"text"' }, 'Draft_content_is_object'],
      ['IdempotencyKey', { ...key, key: '' }, 'IdempotencyKey_has_key'],
      ['IdempotencyKey', { ...key, status: 409 }, 'IdempotencyKey_keeps_no_refusal'],
      ['Byline', { ...byline, position: -1 }, 'Byline_position_counts'],
      ['Byline', { ...byline, name: '' }, 'Byline_has_name'],
      ['Room', { storyId, revision: -1 }, 'Room_revision_counts'],
    ]
    for (const [table, values, rule] of cases) await expect(a.insert(table, values)).rejects.toThrow(rule)
    for (const [table, values] of Object.entries({
      StoryEvent: event,
      AuditEntry: audit,
      Draft: draft,
      IdempotencyKey: key,
    })) {
      await expect(a.insert(table, values)).resolves.toBeDefined()
    }
    await expect(a.insert('StoryEvent', { ...event, id: newId() })).rejects.toThrow('StoryEvent_storyId_revision_key')
  })
})

const anEntry = (subjectId: unknown) => ({
  id: newId(),
  at: a.AT,
  action: 'story.publish',
  subjectType: 'story',
  subjectId,
})

describe('what is never taken away', () => {
  test.each(['Revision', 'Byline', 'StoryEvent', 'AuditEntry', 'AuditSeal', 'TermException', 'StatusChange'])(
    '%s is append-only',
    async (table) => {
      await a.story()
      await a.insert('AuditEntry', anEntry(newId()))
      const changed = { Byline: '"revisionId" = gen_random_uuid()', AuditSeal: '"entries" = 9' }[table]
      const refusal = `"${table}" is append-only`
      await expect(client.query(`UPDATE "${table}" SET ${changed ?? '"id" = gen_random_uuid()'}`)).rejects.toThrow(
        refusal,
      )
      await expect(client.query(`DELETE FROM "${table}"`)).rejects.toThrow(refusal)
      await expect(client.query(`TRUNCATE "${table}" CASCADE`)).rejects.toThrow('is append-only')
    },
  )

  test('a revision number never goes down', async () => {
    const story = await a.publishedStory()
    await a.insert('Room', { storyId: story.id, revision: 5 })
    await client.query('UPDATE "Site" SET "revision" = 5')
    await expect(update('Story', story, '"revision" = 0')).rejects.toThrow(
      '"Story"."revision" never goes down: 1 is there, 0 was given',
    )
    await expect(client.query('UPDATE "Room" SET "revision" = 4')).rejects.toThrow('"Room"."revision" never goes down')
    await expect(client.query('UPDATE "Site" SET "revision" = 4')).rejects.toThrow('"Site"."revision" never goes down')
    await client.query('UPDATE "Site" SET "revision" = 0, "epoch" = gen_random_uuid()') // another epoch counts anew
  })

  test('the place and the time of a published update are fixed', async () => {
    const published = await a.publishedUpdate()
    for (const change of ['"ordinal" = 2', `"publishedAt" = '${LATER}'`]) {
      await expect(update('LiveUpdate', published, change)).rejects.toThrow(
        'is published: when and where is fixed for ever',
      )
    }
    await expect(client.query('DELETE FROM "LiveUpdate" WHERE "id" = $1', [published.id])).rejects.toThrow(
      'is published',
    )
    await update('LiveUpdate', published, '"version" = 2, "storyRevision" = 2')
  })

  test('a pin has its number, and what was retracted is neither pinned nor brought back', async () => {
    const published = await a.publishedUpdate()
    await expect(update('LiveUpdate', published, `"pinnedAt" = '${LATER}'`)).rejects.toThrow(
      'LiveUpdate_pinned_at_a_number',
    )
    await update('LiveUpdate', published, `"pinnedAt" = '${LATER}', "pinRevision" = 2`)
    await expect(update('LiveUpdate', published, `"retractedAt" = '${LATER}'`)).rejects.toThrow(
      'LiveUpdate_pinned_while_it_stands',
    )
    await update('LiveUpdate', published, `"retractedAt" = '${LATER}', "pinnedAt" = NULL`)
    await expect(update('LiveUpdate', published, '"retractedAt" = NULL')).rejects.toThrow('is retracted')
  })

  test('a published story keeps its time and all its slugs', async () => {
    const story = await a.publishedStory()
    await a.insert('StorySlug', { slug: 'an-older-slug', storyId: story.id, createdAt: a.AT })
    await expect(
      update('Story', story, '"publishedAt" = NULL, "publishedRevisionId" = NULL, "revision" = 1'),
    ).rejects.toThrow('is published')
    await expect(client.query('DELETE FROM "Story" WHERE "id" = $1', [story.id])).rejects.toThrow('is published')
    for (const sql of ['DELETE FROM "StorySlug"', `UPDATE "StorySlug" SET "slug" = 'other'`]) {
      await expect(client.query(`${sql} WHERE "slug" = 'an-older-slug'`)).rejects.toThrow('it redirects for ever')
    }
  })

  test('a draft that nobody saw may give its slug back', async () => {
    const story = await a.story()
    await a.insert('StorySlug', { slug: 'a-first-idea', storyId: story.id, createdAt: a.AT })
    await client.query(`DELETE FROM "StorySlug" WHERE "slug" = 'a-first-idea'`)
  })
})
