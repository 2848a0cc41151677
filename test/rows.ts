import type pg from 'pg'
import { newId, sha256 } from '#lib/platform/ids'

type Values = Record<string, unknown>
const AT = '2016-12-19T18:00:00Z'
const HASH = sha256('a secret')

/** Valid rows in plain SQL, for tests of what the database itself refuses; each field can be replaced. */
export function rows(client: pg.ClientBase) {
  async function insert(table: string, values: Values): Promise<Values> {
    const columns = Object.keys(values).map((name) => client.escapeIdentifier(name))
    const places = columns.map((_, index) => `$${index + 1}`)
    const sql = `INSERT INTO "${table}" (${columns}) VALUES (${places}) RETURNING *`
    const { rows } = await client.query<Values>(sql, Object.values(values))
    return rows[0] ?? {}
  }

  async function contributor(fields: Values = {}): Promise<Values> {
    const id = newId()
    return insert('Contributor', {
      id,
      email: `${id}@writethru.test`,
      name: 'Ana',
      role: 'editor',
      invitedAt: AT,
      ...fields,
    })
  }

  const revision = (fields: Values): Promise<Values> =>
    insert('Revision', {
      id: newId(),
      itemType: 'update',
      number: 1,
      kind: 'edit',
      content: '{}',
      contentHash: HASH,
      createdAt: AT,
      ...fields,
    })

  /** A draft story with its first revision and its slug, made in one transaction. */
  async function story(fields: Values = {}): Promise<Values> {
    const createdById = (await contributor()).id
    const [id, currentRevisionId, slug] = [newId(), newId(), `story-${newId()}`]
    await client.query('BEGIN')
    try {
      const texts = { topic: 'Turkey', topicSlug: 'turkey', timeZone: 'Europe/Istanbul', language: 'en' }
      const row = await insert('Story', {
        id,
        slug,
        ...texts,
        currentRevisionId,
        createdById,
        createdAt: AT,
        ...fields,
      })
      await revision({ id: currentRevisionId, storyId: id, itemId: id, itemType: 'story', createdById })
      await insert('StorySlug', { slug: row.slug, storyId: id, createdAt: AT })
      await client.query('COMMIT')
      return row
    } catch (error) {
      await client.query('ROLLBACK')
      throw error
    }
  }

  async function publishedStory(): Promise<Values> {
    const { id } = await story()
    const sql = `UPDATE "Story" SET "publishedAt" = $2, "publishedRevisionId" = "currentRevisionId", "revision" = 1
      WHERE "id" = $1 RETURNING *`
    return (await client.query<Values>(sql, [id, AT])).rows[0] ?? {}
  }

  /** An update or a section with its first revision. */
  async function item(table: 'LiveUpdate' | 'Section', fields: Values = {}): Promise<Values> {
    const { id: storyId, createdById } = fields.storyId ? await storyOf(fields.storyId) : await publishedStory()
    const id = newId()
    const itemType = table === 'Section' ? 'section' : 'update'
    const { id: currentRevisionId } = await revision({ storyId, itemId: id, itemType, createdById })
    const own = table === 'Section' ? { position: 1 } : { createdById }
    return insert(table, { id, storyId, currentRevisionId, createdAt: AT, ...own, ...fields })
  }

  async function storyOf(id: unknown): Promise<Values> {
    return (await client.query<Values>('SELECT * FROM "Story" WHERE "id" = $1', [id])).rows[0] ?? {}
  }

  async function publishedUpdate(ordinal = 1): Promise<Values> {
    const { id } = await item('LiveUpdate')
    const sql = `UPDATE "LiveUpdate" SET "publishedAt" = $2, "ordinal" = $3, "storyRevision" = 1,
      "publishedRevisionId" = "currentRevisionId" WHERE "id" = $1 RETURNING *`
    return (await client.query<Values>(sql, [id, AT, ordinal])).rows[0] ?? {}
  }

  return { insert, contributor, revision, story, publishedStory, item, publishedUpdate, AT, HASH }
}
