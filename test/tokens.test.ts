import { beforeAll, describe, expect, it } from 'vitest'
import { operationOf } from '#lib/api/route'
import type { TokenOrder } from '#lib/contributors/tokens'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { TOKEN_RIGHTS, type TokenRight } from '#lib/rights'
import type { StoryView } from '#lib/stories/views'
import type { UpdateView } from '#lib/updates/views'
import { type ApiCall, bearer, callApi } from '#test/api'
import { aToken } from '#test/callers'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'
import { OPERATIONS } from '../app/api/v1/operations.ts'

testDatabase()
const PLANTED = 'Zanzibar ferry'
let ana: Actor
let admin: Actor
let mine: StoryView
let other: StoryView
let draft: UpdateView
beforeAll(async () => {
  ana = await aContributor('editor', 'Ana')
  admin = await aContributor('admin', 'Selin')
  mine = await aStory(ana, { headline: 'Mine' })
  other = await aStory(ana, { headline: PLANTED })
  draft = await anUpdate(ana, other.id, { text: `${PLANTED} sinks.` })
})

const ask = async (call: ApiCall, order: Partial<TokenOrder> = {}, who = ana) =>
  callApi({ ...call, headers: bearer(await aToken(who, order)) })
const filing = (storyId: string, fields: object = {}): ApiCall => ({
  path: '/stories/{storyId}/updates',
  method: 'POST',
  ids: { storyId },
  body: { updateId: newId(), text: 'Roads are closed.', ...fields },
})
const only = (...rights: TokenRight[]) => ({ rights })

describe('a token’s rights', () => {
  it('let it do what it was made for', async () => {
    expect((await ask({ path: '/stories/{storyId}', ids: { storyId: mine.id } }, only('read'))).status).toBe(200)
    expect((await ask(filing(mine.id), only('file'))).status).toBe(201)
    expect((await ask(filing(mine.id, { publish: true }), only('file', 'publish'))).status).toBe(201)
    const front = { path: '/front', method: 'POST', body: { baseVersion: 0, placed: [], hidden: [] } } as const
    expect((await ask(front, only('manage'))).status).toBe(201)
  })

  it.each([
    ['reading', 'read', () => ({ path: '/stories' }), only('file', 'publish', 'manage')],
    ['filing', 'file', () => filing(mine.id), only('read', 'publish', 'manage')],
    ['publishing', 'publish', () => filing(mine.id, { publish: true }), only('read', 'file', 'manage')],
    [
      'the front',
      'manage',
      () => ({ path: '/front', method: 'POST', body: { baseVersion: 0, placed: [], hidden: [] } }),
      only('read', 'file', 'publish'),
    ],
  ] as const)('name what it lacks: %s', async (_what, right, call, order) => {
    expect(await ask(call(), order)).toMatchObject({
      status: 403,
      json: { code: 'forbidden', right, detail: `This token lacks the right “${right}”; make one that has it.` },
    })
  })

  it('never change what will be published by itself without the right to publish', async () => {
    const later = new Date(Date.now() + 3_600_000).toISOString()
    const { json } = await ask(filing(mine.id, { publishAt: later }))
    const edit = {
      path: '/updates/{updateId}',
      method: 'PATCH',
      ids: { updateId: json.id },
      body: { baseVersion: json.version, text: 'No.' },
    } as const
    expect((await ask(edit, only('read', 'file'))).status).toBe(403)
    expect((await ask(edit)).status).toBe(200)
  })

  it('are never more than its owner’s', async () => {
    const bo = await aContributor('reporter')
    expect((await ask(filing(mine.id, { publish: true }), {}, bo)).status).toBe(403)
    await db().contributor.update({ where: { id: bo.id }, data: { role: 'editor' } })
    expect((await ask(filing(mine.id, { publish: true }), {}, bo)).status).toBe(201)
  })

  it('reach nothing that only a session reaches, whatever its owner is', async () => {
    const closed: ApiCall[] = [
      { path: '/contributors' },
      { path: '/tokens' },
      { path: '/tokens', method: 'POST', body: { tokenId: newId(), name: 'x', rights: ['read'], days: 1 } },
      { path: '/me', method: 'PATCH', body: { goingOutSeconds: 0 } },
    ]
    for (const call of closed) expect((await ask(call, {}, admin)).status, call.path).toBe(403)
    expect(await db().apiToken.count({ where: { name: 'x' } })).toBe(0)
  })

  it('to read change nothing, by any route', async () => {
    const token = await aToken(admin, only('read'))
    const ids = { storyId: mine.id, updateId: draft.id }
    const answers: string[] = []
    for (const [path, load] of Object.entries(OPERATIONS)) {
      const module = await load()
      for (const method of ['POST', 'PATCH', 'PUT', 'DELETE'] as const) {
        const operation = operationOf(Reflect.get(module, method))
        if (!operation || operation.caller === 'none' || operation.file) continue
        const { status } = await callApi({ path, method, ids, headers: bearer(token) })
        answers.push(`${status} ${method} ${path}`)
      }
    }
    expect(answers.length).toBeGreaterThan(60)
    expect(answers.filter((answer) => !/^(403|422|400) /.test(answer))).toEqual([])
  })
})

describe('a token for some stories', () => {
  const limited = (...rights: TokenRight[]) => ({
    rights: rights.length > 0 ? rights : TOKEN_RIGHTS,
    storyIds: [mine.id],
  })

  it('does there what it was made for', async () => {
    expect((await ask(filing(mine.id, { publish: true }), limited())).status).toBe(201)
    expect((await ask({ path: '/stories/{storyId}', ids: { storyId: mine.slug } }, limited())).status).toBe(200)
    expect((await ask({ path: '/me' }, limited())).status).toBe(200)
    const { json } = await ask({ path: '/stories' }, limited())
    expect(json.stories.map(({ id }: StoryView) => id)).toEqual([mine.id])
  })

  it('reads nothing of another story, by any route, nor what is of several', async () => {
    const token = await aToken(ana, limited())
    const ids = { storyId: other.id, updateId: draft.id, itemId: draft.id, claimId: draft.id, imageId: draft.id }
    for (const [path, load] of Object.entries(OPERATIONS)) {
      const operation = operationOf(Reflect.get(await load(), 'GET'))
      if (!operation || operation.caller === 'none' || path === '/me' || path === '/stories') continue
      const search: Record<string, string> = path === '/stories/{storyId}/events' ? { after: '0' } : {}
      const { status, json } = await callApi({ path, ids, search, headers: bearer(token) })
      expect([403, 422], path).toContain(status)
      expect(JSON.stringify(json)).not.toContain(PLANTED)
    }
    const bySlug = await ask({ path: '/stories/{storyId}', ids: { storyId: other.slug } }, limited())
    expect(bySlug).toMatchObject({ status: 403, json: { right: 'stories' } })
  })

  it.each<[string, () => ApiCall]>([
    ['filing', () => filing(other.id)],
    [
      'publishing',
      () => ({
        path: '/updates/{updateId}/publication',
        method: 'POST',
        ids: { updateId: draft.id },
        body: { baseVersion: draft.version },
      }),
    ],
    [
      'publishing at a version long gone',
      () => ({
        path: '/updates/{updateId}/publication',
        method: 'POST',
        ids: { updateId: draft.id },
        body: { baseVersion: 99 },
      }),
    ],
    ['taking up an update of another story', () => filing(mine.id, { updateId: draft.id, baseVersion: draft.version })],
    [
      'moving from another story',
      () => ({
        path: '/updates/{updateId}/move',
        method: 'POST',
        ids: { updateId: draft.id },
        body: { baseVersion: draft.version, storyId: mine.id },
      }),
    ],
    [
      'a claim',
      () => ({
        path: '/stories/{storyId}/claims',
        method: 'POST',
        ids: { storyId: other.id },
        body: { claimId: newId(), text: 'The bridge is open' },
      }),
    ],
    [
      'a section',
      () => ({
        path: '/stories/{storyId}/sections',
        method: 'POST',
        ids: { storyId: other.id },
        body: { sectionId: newId(), heading: 'Before', text: 'Long ago.' },
      }),
    ],
    [
      'a new story',
      () => ({
        path: '/stories',
        method: 'POST',
        body: { storyId: newId(), headline: 'New', topic: 'World', timeZone: 'UTC' },
      }),
    ],
    [
      'folding another story into its own',
      () => ({
        path: '/stories/{storyId}/folding',
        method: 'POST',
        ids: { storyId: other.id },
        body: { baseVersion: other.version, intoId: mine.id },
      }),
    ],
    [
      'naming another as related',
      () => ({
        path: '/stories/{storyId}/related',
        method: 'POST',
        ids: { storyId: mine.id },
        body: { baseVersion: mine.version, relatedIds: [other.id] },
      }),
    ],
    ['the front', () => ({ path: '/front', method: 'POST', body: { baseVersion: 1, placed: [], hidden: [] } })],
    [
      'a draft',
      () => ({
        path: '/drafts/{itemId}',
        method: 'PUT',
        ids: { itemId: newId() },
        body: {
          storyId: other.id,
          itemType: 'update',
          baseVersion: 0,
          content: {},
          sheetId: newId(),
          beganAt: new Date().toISOString(),
        },
      }),
    ],
  ])('changes nothing elsewhere: %s', async (_what, call) => {
    const before = await db().auditEntry.count()
    const answer = await ask(call(), limited())
    expect(answer).toMatchObject({ status: 403, json: { right: 'stories' } })
    expect(JSON.stringify(answer.json)).not.toContain(PLANTED)
    expect(await db().auditEntry.count({ where: { action: { not: 'token.issued' } } })).toBeLessThanOrEqual(before)
    expect((await db().liveUpdate.findUniqueOrThrow({ where: { id: draft.id } })).storyId).toBe(other.id)
  })
})
