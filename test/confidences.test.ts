import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { operationOf } from '#lib/api/route'
import { run } from '#lib/api/run'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { siteOrigin } from '#lib/platform/env'
import { newId } from '#lib/platform/ids'
import { getChangesForReader } from '#lib/stories/changes'
import { getFrontForReader, getStoryForReader, getTopicForReader } from '#lib/stories/reader'
import type { StoryView } from '#lib/stories/views'
import { moveUpdate } from '#lib/updates/moving'
import type { UpdateView } from '#lib/updates/views'
import { aSession, aToken } from '#test/callers'
import { query, testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'
import { OPERATIONS } from '../app/api/v1/operations.ts'

const database = testDatabase()
const IDENTITY = 'Zeynep Quillfeather, of the ministry’s third floor'
const NOTE = 'She must never be called at the office: plumbago.'
const PLANTED = [IDENTITY, NOTE, 'Quillfeather', 'plumbago']
const PATH = '/updates/{updateId}/confidential'

let ana: Actor
let bo: Actor
let selin: Actor
let story: StoryView
let update: UpdateView
beforeAll(async () => {
  ana = await aContributor('editor', 'Ana')
  bo = await aContributor('reporter', 'Bo')
  selin = await aContributor('reporter', 'Selin')
  story = await aStory(ana)
  update = await anUpdate(bo, story.id, { text: 'The minister resigned.', submit: true })
})

async function call(
  method: 'GET' | 'POST' | 'DELETE',
  at: string,
  headers: Record<string, string>,
  fields: object = {},
) {
  const handler = Reflect.get((await OPERATIONS[at]?.()) ?? {}, method)
  const params = { updateId: update.id, storyId: story.id, itemId: update.id, imageId: newId(), contributorId: ana.id }
  const named = [...at.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, Reflect.get(params, name) ?? newId()])
  const body = method === 'GET' ? {} : { body: JSON.stringify(fields) }
  const sent = new Request(`${siteOrigin()}/api/v1${at}`, {
    method,
    headers: { origin: siteOrigin(), 'content-type': 'application/json', ...headers },
    ...body,
  })
  const response: Response = await handler(sent, { params: Promise.resolve(Object.fromEntries(named)) })
  return { status: response.status, text: await response.text() }
}

const signedIn = async (who: Actor) => {
  const { name, value } = await aSession(who)
  return { cookie: `${name}=${value}` }
}
const withToken = async (who: Actor) => ({ authorization: `Bearer ${await aToken(who)}` })
const reads = () => db().auditEntry.findMany({ where: { action: 'confidence.read' }, orderBy: { at: 'asc' } })

describe('what is kept in confidence', () => {
  it('is written by whoever wrote the update, and its words do not come back', async () => {
    const headers = { ...(await signedIn(bo)), 'idempotency-key': 'kept-in-confidence' }
    const kept = await call('POST', PATH, headers, { identity: IDENTITY, note: NOTE })
    expect(kept.status).toBe(201)
    for (const words of PLANTED) expect(kept.text).not.toContain(words)
    // The same press again: one note.
    expect(await call('POST', PATH, headers, { identity: IDENTITY, note: NOTE })).toEqual(kept)
    expect(await db().confidence.count()).toBe(1)
    const refused = await call('POST', PATH, await signedIn(selin), { note: 'Mine.' })
    expect(refused.status).toBe(403)
    expect((await call('POST', PATH, await signedIn(bo), { identity: ' ' })).text).toContain('Write who the source is')
  })

  it('is read by its writer and by editors, each reading on the record, without a word', async () => {
    const before = (await reads()).length
    expect((await call('GET', PATH, await signedIn(bo))).text).toContain(IDENTITY)
    expect((await call('GET', PATH, await signedIn(ana))).text).toContain(NOTE)
    const logged = (await reads()).slice(before)
    expect(logged.map(({ actorId, subjectId }) => ({ actorId, subjectId }))).toEqual([
      { actorId: bo.id, subjectId: update.id },
      { actorId: ana.id, subjectId: update.id },
    ])
  })

  it('is nobody else’s: a colleague is not even told that there is something', async () => {
    const before = (await reads()).length
    expect(await call('GET', PATH, await signedIn(selin))).toEqual({ status: 200, text: '{"confidences":[]}' })
    expect(await reads()).toHaveLength(before)
  })

  it('is out of reach of every token, its writer’s and an editor’s too', async () => {
    for (const who of [bo, ana]) {
      const read = await call('GET', PATH, await withToken(who))
      expect(read.status).toBe(403)
      expect(read.text).toContain('A token does not reach this')
      expect((await call('POST', PATH, await withToken(who), { note: 'x' })).status).toBe(403)
    }
  })

  it('stands in no answer of any other route, to a session or a token', async () => {
    const callers = [await signedIn(ana), await signedIn(bo), await withToken(ana)]
    const answered: string[] = []
    for (const [at, load] of Object.entries(OPERATIONS)) {
      if (at === PATH || !operationOf(Reflect.get(await load(), 'GET'))) continue
      for (const headers of callers) {
        const { status, text } = await call('GET', at, headers)
        if (status === 200) answered.push(at)
        for (const words of PLANTED) expect(text, at).not.toContain(words)
      }
    }
    expect(answered).toEqual(
      expect.arrayContaining(['/review', '/stories/{storyId}/updates', '/updates/{updateId}/revisions']),
    )
  })

  it('stands in nothing that readers are printed', async () => {
    const printed = JSON.stringify([
      await getStoryForReader(story.slug),
      await getChangesForReader(story.slug, 0),
      await getFrontForReader(),
      await getTopicForReader('world'),
    ])
    for (const words of PLANTED) expect(printed).not.toContain(words)
  })

  it('stands in no other table: no event, audit entry, stored reply, notification, draft or presence holds it', async () => {
    const tables = await query<{ name: string }>(
      database.url,
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
    )
    expect(tables.length).toBeGreaterThan(20)
    for (const { name } of tables) {
      const rows = await query<{ text: string }>(database.url, `SELECT row_to_json(t)::text AS text FROM "${name}" t`)
      const all = rows.map(({ text }) => text).join('\n')
      for (const words of PLANTED) {
        if (name === 'Confidence') expect(all).toContain(words)
        else expect(all, name).not.toContain(words)
      }
    }
  })

  it('goes with an update that is moved to another story, for the same people', async () => {
    const shown = await anUpdate(ana, story.id, { publish: true })
    const headers = await signedIn(ana)
    const at = update
    update = shown
    await call('POST', PATH, headers, { note: 'Kept before it was moved.' })
    const other = await aStory(ana)
    await run(moveUpdate, ana.id, { updateId: shown.id, baseVersion: shown.version, storyId: other.id }, new Date())
    const { movedToId } = await db().liveUpdate.findUniqueOrThrow({ where: { id: shown.id } })
    update = { ...shown, id: movedToId ?? '' }
    expect((await call('GET', PATH, headers)).text).toContain('Kept before it was moved.')
    update = at
  })

  it('says something, by the database’s own rule', async () => {
    const empty = {
      id: newId(),
      updateId: update.id,
      identity: ' ',
      note: '',
      writtenById: ana.id,
      writtenAt: new Date(),
    }
    await expect(db().confidence.create({ data: empty })).rejects.toThrow('Confidence_says_something')
  })

  it('is erased by its writer or an editor, and that it was is on the record', async () => {
    const kept = await call('POST', PATH, await signedIn(bo), { note: 'Forget me.' })
    const confidenceId: string = JSON.parse(kept.text).id
    expect((await call('DELETE', PATH, await signedIn(selin), { confidenceId })).status).toBe(404)
    expect((await call('DELETE', PATH, await withToken(ana), { confidenceId })).status).toBe(403)
    expect((await call('DELETE', PATH, await signedIn(ana), { confidenceId })).status).toBe(200)
    expect(await db().confidence.findUnique({ where: { id: confidenceId } })).toBeNull()
    const again = await call('DELETE', PATH, await signedIn(bo), { confidenceId })
    expect(again.text).toContain('it may have been erased already')
    const erased = await db().auditEntry.findMany({ where: { action: 'confidence.erased' } })
    expect(erased).toMatchObject([{ actorId: ana.id, detail: { confidences: confidenceId } }])
  })

  it('is asked for in one file of the product', () => {
    const files = ['app', 'components', 'lib', 'scripts'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => path.join(folder, name)),
    )
    const asking = files.filter(
      (file) =>
        /(?<!\.test)\.tsx?$/.test(file) &&
        /\.confidence\.|"Confidence"|confidences: true/.test(readFileSync(file, 'utf8')),
    )
    expect(asking).toEqual(['lib/sources/confidential.ts'])
  })
})
