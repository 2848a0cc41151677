import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { siteOrigin } from '#lib/platform/env'
import { newId } from '#lib/platform/ids'
import type { StoryView } from '#lib/stories/views'
import { aToken } from '#test/callers'
import { testDatabase } from '#test/database'
import { aContributor, aStory } from '#test/factories'
import { DEAD, enter } from '#test/second-eyes'
import { OPERATIONS } from '../app/api/v1/operations.ts'

testDatabase()
let ana: Actor
let ben: Actor
let story: StoryView
beforeAll(async () => {
  ana = await aContributor('editor', 'Ana')
  ben = await aContributor('editor', 'Ben')
  story = await aStory(ana)
})

async function call(who: Actor, method: 'GET' | 'POST', path: string, params: object, fields: object = {}) {
  const handler = Reflect.get((await OPERATIONS[path]?.()) ?? {}, method)
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${await aToken(who)}` }
  const body = method === 'GET' ? {} : { body: JSON.stringify(fields) }
  const response: Response = await handler(new Request(`${siteOrigin()}/api/v1${path}`, { method, headers, ...body }), {
    params: Promise.resolve(params),
  })
  return { status: response.status, json: await response.json() }
}

const file = (fields: object) =>
  call(ana, 'POST', '/stories/{storyId}/updates', { storyId: story.id }, { updateId: newId(), ...DEAD, ...fields })

describe('a script that says who is dead', () => {
  it('is told what it may answer, and does nothing until it does', async () => {
    const refused = await file({ publish: true })
    expect(refused).toMatchObject({
      status: 422,
      json: {
        code: 'second_eyes',
        type: '/problems/second_eyes',
        statements: [DEAD.text],
        answers: ['ask', 'alone', 'notNeeded'],
        others: [],
        aloneFrom: null,
      },
    })
    expect(refused.json.detail).toMatch(/^“Andrei Karlov is dead\.” is our own word: .{40,}\.$/)
    expect(await db().liveUpdate.count({ where: { storyId: story.id } })).toBe(0)
    expect((await file({ publish: true, secondEyes: { alone: 'because' } })).status).toBe(422)
    expect((await file({ publish: true, secondEyes: { alone: 'record' } })).status).toBe(201)
  })

  it('asks, and a colleague’s script lets it out; what is owed can be read', async () => {
    await enter(ben, story.id)
    const asked = await file({ publish: true, secondEyes: { ask: true } })
    expect(asked).toMatchObject({ status: 201, json: { state: 'submitted', secondEyes: { asked: { name: 'Ana' } } } })
    const { id: updateId, version: baseVersion } = asked.json
    const out = await call(ben, 'POST', '/updates/{updateId}/approval', { updateId }, { baseVersion })
    expect(out).toMatchObject({ status: 201, json: { state: 'published', secondEyes: { answer: { what: 'passed' } } } })

    const owed = await call(ben, 'GET', '/stories/{storyId}/accuracy', { storyId: story.id })
    expect(owed.json.toCheck).toMatchObject([{ what: 'alone', reason: 'record' }])
    const [{ itemId, lookId, version }] = owed.json.toCheck
    const check = { lookId, baseVersion: version }
    const path = '/updates/{updateId}/second-eyes/check'
    expect((await call(ana, 'POST', path, { updateId: itemId }, check)).status).toBe(403)
    expect((await call(ben, 'POST', path, { updateId: itemId }, check)).status).toBe(201)
    expect((await call(ben, 'GET', '/stories/{storyId}/accuracy', { storyId: story.id })).json.toCheck).toEqual([])
  })

  it('leaves no word of it in the audit log or in notifications', async () => {
    const written = JSON.stringify([await db().auditEntry.findMany(), await db().notification.findMany()])
    expect(written).toContain('second_eyes.alone')
    expect(written).not.toContain('Karlov')
  })
})
