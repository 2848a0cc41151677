import { once } from 'node:events'
import { createServer, get, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test, vi } from 'vitest'
import { run } from '#lib/api/run'
import { disableContributor } from '#lib/contributors/commands'
import { listSessions, SILENT_SECONDS } from '#lib/contributors/sessions'
import { endSessionOf } from '#lib/contributors/signing-out'
import { endMySession } from '#lib/factors/sessions'
import { createDeskStreams } from '#lib/live/server/desk-stream'
import { getNewsroomNumber, listRoomNumbers } from '#lib/live/server/queries'
import { createRooms } from '#lib/live/server/rooms'
import { db } from '#lib/platform/db'
import { parseProxies } from '#lib/platform/http-address'
import { newId, sha256 } from '#lib/platform/ids'
import { asSelf, openOf } from '#test/account'
import { aSession, aToken } from '#test/callers'
import { testDatabase } from '#test/database'
import { aContributor, aDraftStory, anUpdate } from '#test/factories'

testDatabase()

const ORIGIN = 'http://localhost:3000'

async function aDesk() {
  const rooms = createRooms({ numbers: listRoomNumbers, newsroom: getNewsroomNumber, readers: () => 7, checkMs: 50 })
  const desk = createDeskStreams({ rooms, siteUrl: ORIGIN, proxies: parseProxies(''), headers: [] })
  const server = createServer((req, res) => {
    void desk.open(req, res, new URL(req.url ?? '', 'http://a').searchParams.getAll('story'))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  onTestFinished(() => {
    rooms.close()
    server.closeAllConnections()
    server.close()
  })
  async function open(storyIds: string[], headers: Record<string, string>) {
    const path = `/desk/stream?${storyIds.map((id) => `story=${id}`).join('&')}`
    const [response] = (await once(get({ port, path, headers }), 'response')) as [IncomingMessage]
    const heard = { status: response.statusCode, text: '', ended: false }
    response.setEncoding('utf8').on('data', (text: string) => {
      heard.text += text
    })
    response.on('close', () => {
      heard.ended = true
    })
    response.on('error', () => {}) // cut by the server
    return heard
  }
  return { rooms, desk, open }
}

const cookieOf = async (of: Awaited<ReturnType<typeof aContributor>>) => {
  const { name, value } = await aSession(of)
  return { cookie: `${name}=${value}` }
}

test('whoever is of the newsroom hears where a room is, of drafts too, and that it changed', async () => {
  const { rooms, open } = await aDesk()
  const ana = await aContributor()
  const story = await aDraftStory(ana)
  const stream = await open([story.id], await cookieOf(ana))
  const word = (room: number) =>
    `event: room\ndata: ${JSON.stringify({ story: story.id, room, revision: 0, readers: 7 })}\n\n`
  await vi.waitFor(() => expect(stream.text).toContain(word(story.room)))
  await anUpdate(ana, story.id)
  rooms.wake(`room:${story.id}`)
  await vi.waitFor(() => expect(stream.text).toContain(word(story.room + 1)))
})

test('an open stream does not keep a session that nobody uses, and closes with it', async () => {
  const { open } = await aDesk()
  const ana = await aContributor()
  const story = await aDraftStory(ana)
  const { secret, name, value } = await aSession(ana)
  const stream = await open([story.id], { cookie: `${name}=${value}` })
  await vi.waitFor(() => expect(stream.text).toContain(story.id))
  const where = { secretHash: sha256(secret) }
  expect((await db().session.findUniqueOrThrow({ where })).lastSeenAt).toBeNull()
  expect(stream.ended).toBe(false)
  await db().session.update({ where, data: { lastSeenAt: new Date(Date.now() - SILENT_SECONDS * 1000) } })
  await vi.waitFor(() => expect(stream.ended).toBe(true))
  expect((await open([story.id], { cookie: `${name}=${value}` })).status).toBe(401)
})

test('a submission anywhere wakes whoever follows the newsroom, a draft does not', async () => {
  const { rooms, open } = await aDesk()
  const ana = await aContributor()
  const story = await aDraftStory(ana)
  const stream = await open(['newsroom'], await cookieOf(ana))
  const word = (newsroom: number) => `event: newsroom\ndata: ${JSON.stringify({ newsroom })}\n\n`
  const before = await getNewsroomNumber()
  await vi.waitFor(() => expect(stream.text).toContain(word(before)))
  await anUpdate(ana, story.id)
  expect(await getNewsroomNumber()).toBe(before)
  await anUpdate(ana, story.id, { submit: true })
  rooms.wake('newsroom')
  await vi.waitFor(() => expect(stream.text).toContain(word(before + 1)))
})

test('a program with a token hears it too', async () => {
  const { open } = await aDesk()
  const ana = await aContributor()
  const { id } = await aDraftStory(ana)
  expect((await open([id], { authorization: `Bearer ${await aToken(ana)}` })).status).toBe(200)
})

test('nobody else does', async () => {
  const { open } = await aDesk()
  const ana = await aContributor()
  const { id } = await aDraftStory(ana)
  const cookie = await cookieOf(ana)
  expect((await open([id], {})).status).toBe(401)
  expect((await open([id], { cookie: 'next-auth.session-token=forged' })).status).toBe(401)
  expect((await open([id], { ...cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await open([newId()], cookie)).status).toBe(404)
  expect((await open(['x'], cookie)).status).toBe(404)
})

test('one session that an admin ends is let go, and what the same person has open elsewhere is not', async () => {
  const { open } = await aDesk()
  const [ana, admin] = [await aContributor(), await aContributor('admin')]
  const { id } = await aDraftStory(ana)
  const lost = await cookieOf(ana)
  const [session] = await listSessions(db(), ana.id, new Date())
  const [phone, laptop] = [await open([id], lost), await open([id], await cookieOf(ana))]
  const given = { contributorId: ana.id, sessionId: session?.id ?? '' }
  await run(endSessionOf, admin.id, given, new Date(), { changesContributors: true })
  await vi.waitFor(() => expect(phone.ended).toBe(true))
  expect(laptop.ended).toBe(false)
  expect((await open([id], lost)).status).toBe(401)
})

test('a token of somebody who is disabled hears nothing more either', async () => {
  const { open } = await aDesk()
  const [ana, admin] = [await aContributor(), await aContributor('admin')]
  const { id } = await aDraftStory(ana)
  const bearer = { authorization: `Bearer ${await aToken(ana)}` }
  const stream = await open([id], bearer)
  const given = { contributorId: ana.id, baseVersion: 1 }
  await run(disableContributor, admin.id, given, new Date(), { changesContributors: true })
  await vi.waitFor(() => expect(stream.ended).toBe(true))
  expect((await open([id], bearer)).status).toBe(401)
})

test('somebody who is disabled is let go within seconds, and not let in again', async () => {
  const { open } = await aDesk()
  const [ana, bo, admin] = [await aContributor(), await aContributor(), await aContributor('admin')]
  const { id } = await aDraftStory(ana)
  const cookie = await cookieOf(ana)
  const [anas, bos] = [await open([id], cookie), await open([id], await cookieOf(bo))]
  const given = { contributorId: ana.id, baseVersion: 1 }
  await run(disableContributor, admin.id, given, new Date(), { changesContributors: true })
  await vi.waitFor(() => expect(anas.ended).toBe(true))
  expect(bos.ended).toBe(false)
  expect((await open([id], cookie)).status).toBe(401)
})

test('a session that its owner ends from elsewhere is let go alone: the one they sit at stays', async () => {
  const { open } = await aDesk()
  const ana = await aContributor()
  const { id } = await aDraftStory(ana)
  const [here, phone] = [await aSession(ana), await aSession(ana)]
  const headers = ({ name, value }: typeof here) => ({ cookie: `${name}=${value}` })
  const [mine, theirs] = [await open([id], headers(here)), await open([id], headers(phone))]
  const { id: sessionId } = await openOf(phone)
  await asSelf(await openOf(here), endMySession, { sessionId })
  await vi.waitFor(() => expect(theirs.ended).toBe(true))
  expect(mine.ended).toBe(false)
  expect((await open([id], headers(phone))).status).toBe(401)
})
