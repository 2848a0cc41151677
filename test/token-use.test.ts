import { beforeAll, describe, expect, it } from 'vitest'
import { run } from '#lib/api/run'
import { disableContributor } from '#lib/contributors/commands'
import type { Actor } from '#lib/permissions'
import { db, type Tx } from '#lib/platform/db'
import { newId, sha256 } from '#lib/platform/ids'
import { TOKEN_RIGHTS } from '#lib/rights'
import type { StoryView } from '#lib/stories/views'
import { type ApiCall, bearer, callApi } from '#test/api'
import { aSession, aToken } from '#test/callers'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'

testDatabase()
let ana: Actor
let admin: Actor
let mine: StoryView
let other: StoryView
beforeAll(async () => {
  ana = await aContributor('editor', 'Ana')
  admin = await aContributor('admin', 'Selin')
  mine = await aStory(ana, { headline: 'Mine' })
  other = await aStory(ana, { headline: 'Other' })
})

const filing = (storyId: string): ApiCall => ({
  path: '/stories/{storyId}/updates',
  method: 'POST',
  ids: { storyId },
  body: { updateId: newId(), text: 'Roads are closed.' },
})

describe('a token in use', () => {
  it('is written down with what was done, and when, to the minute', async () => {
    const token = await aToken(ana)
    const { id } = await db().apiToken.findUniqueOrThrow({ where: { secretHash: sha256(token) } })
    const headers = { ...bearer(token), 'x-forwarded-for': '192.0.2.7' }
    const { json } = await callApi({ ...filing(mine.id), headers })
    const entry = await db().auditEntry.findFirstOrThrow({ where: { subjectId: json.id } })
    expect(entry).toMatchObject({ actorId: ana.id, address: '192.0.2.7', tokenId: id })
    const used = () =>
      db()
        .apiToken.findUniqueOrThrow({ where: { id } })
        .then(({ lastUsedAt }) => lastUsedAt)
    await expect.poll(used).not.toBeNull()
    const first = await used()
    await callApi({ path: '/me', headers })
    expect(await used()).toEqual(first)
  })

  it('is worth nothing once it is revoked, or its owner disabled', async () => {
    const [one, two] = [await aToken(ana), await aToken(await aContributor('editor', 'Bo'))]
    await db().apiToken.updateMany({ where: { secretHash: sha256(one) }, data: { revokedAt: new Date() } })
    expect((await callApi({ path: '/me', headers: bearer(one) })).status).toBe(401)
    const owner = await db().apiToken.findUniqueOrThrow({ where: { secretHash: sha256(two) } })
    const disable = { contributorId: owner.contributorId, baseVersion: 1 }
    await run(disableContributor, admin.id, disable, new Date(), { changesContributors: true })
    expect((await callApi({ path: '/me', headers: bearer(two) })).status).toBe(401)
  })

  it('that is revoked between the door and the command does nothing', async () => {
    const { id } = await db().apiToken.findUniqueOrThrow({ where: { secretHash: sha256(await aToken(ana)) } })
    const by = { token: { id, rights: TOKEN_RIGHTS, storyIds: null }, address: null }
    const command = async (_tx: unknown, { token }: Actor) => ({ token: token?.id ?? null })
    expect((await run(command, ana.id, {}, new Date(), { by })).view).toEqual({ token: id })
    await db().apiToken.update({ where: { id }, data: { revokedAt: new Date() } })
    await expect(run(command, ana.id, {}, new Date(), { by })).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  it('for some stories is asked again on what was locked: a colleague may move an update in between', async () => {
    const update = await anUpdate(ana, mine.id)
    const token = await aToken(ana, { storyIds: [mine.id] })
    const { id } = await db().apiToken.findUniqueOrThrow({ where: { secretHash: sha256(token) } })
    const by = { token: { id, rights: TOKEN_RIGHTS, storyIds: [mine.id] }, address: null }
    const moved = (tx: Tx) =>
      tx.liveUpdate.update({ where: { id: update.id }, data: { storyId: other.id, keyAt: new Date() } })
    const attempt = run(moved, ana.id, { updateId: update.id }, new Date(), { by })
    await expect(attempt).rejects.toMatchObject({ code: 'forbidden', details: { right: 'stories' } })
    expect((await db().liveUpdate.findUniqueOrThrow({ where: { id: update.id } })).storyId).toBe(mine.id)
  })

  it('gets no reply that was another’s: the key of a press is of one token', async () => {
    const call = { ...filing(mine.id), headers: { 'idempotency-key': newId() } }
    const asPerson = await callApi({ ...call, headers: { ...call.headers, ...(await signedIn(ana)) } })
    expect(asPerson.status).toBe(201)
    const again = await callApi({
      ...call,
      headers: { ...call.headers, ...bearer(await aToken(ana, { rights: ['file'] })) },
    })
    expect(again).toMatchObject({ status: 422, json: { code: 'invalid' } })
  })
})

async function signedIn(who: Actor) {
  const { name, value } = await aSession(who)
  return { cookie: `${name}=${value}`, origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }
}
