import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sweepImages } from '#lib/api/leftovers'
import { getMedia } from '#lib/api/media'
import { MAX_IMAGE_BYTES } from '#lib/media/schema'
import { ImageView } from '#lib/media/views'
import type { Actor } from '#lib/permissions'
import { db } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import type { StoryView } from '#lib/stories/views'
import { aToken } from '#test/callers'
import { testDatabase } from '#test/database'
import { aContributor, anUpdate, aStory } from '#test/factories'
import { aPhoto, HOSTILE } from '#test/pictures'
import { POST } from '../app/api/v1/images/route.ts'

const folder = mkdtempSync(join(tmpdir(), 'media-'))
process.env.MEDIA_DIR = folder
testDatabase()

let bo: Actor
let story: StoryView
let token: string
beforeAll(async () => {
  bo = await aContributor('reporter', 'Bo')
  token = await aToken(bo)
  story = await aStory(await aContributor('editor'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Sending {
  imageId?: string
  storyId?: string
  key?: string
  headers?: Record<string, string>
  signal?: AbortSignal
}

async function send(
  body: Buffer | ReadableStream,
  { imageId = newId(), storyId = story.id, key, headers, signal }: Sending = {},
) {
  const init: RequestInit & { duplex: 'half' } = {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'image/jpeg',
      ...(key ? { 'idempotency-key': key } : {}),
      ...headers,
    },
    body: body instanceof ReadableStream ? body : new Uint8Array(body),
    duplex: 'half',
    ...(signal ? { signal } : {}),
  }
  const address = `http://localhost:3000/api/v1/images?imageId=${imageId}&storyId=${storyId}`
  const response = await POST(new Request(address, init), { params: Promise.resolve(undefined) })
  return { status: response.status, body: await response.json() }
}

const get = (path: string, as?: string) =>
  getMedia(new Request(`http://localhost:3000${path}`, as ? { headers: { authorization: `Bearer ${as}` } } : {}))

/** Every file in the storage, whatever it is. */
const files = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)

const withImage = (imageId: string, words: object = {}) => ({
  body: {
    type: 'doc' as const,
    content: [
      { type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'From the scene.' }] },
      { type: 'image' as const, attrs: { imageId, caption: '', ...words } },
    ],
  },
})

describe('a photograph', () => {
  test('is stored upright, without metadata, in sizes never larger than itself', async () => {
    const { status, body } = await send(await aPhoto())
    const image = ImageView.parse(body)
    expect({ status, ...image }).toMatchObject({
      status: 201,
      width: 900,
      height: 1200,
      isUsed: false,
      altToWrite: false,
    })
    expect(image.srcSet).toBe(`/media/${image.id}/480.webp 480w, /media/${image.id}/full.webp 900w`)
    for (const [name, width] of [
      ['480', 480],
      ['full', 900],
    ] as const) {
      const file = Buffer.from(await (await get(`/media/${image.id}/${name}.webp`, token)).arrayBuffer())
      const known = await sharp(file).metadata()
      expect(known).toMatchObject({ format: 'webp', width })
      expect([known.exif, known.xmp, known.iptc, known.icc, known.orientation]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
        undefined,
      ])
      expect(file.includes('Lindqvist')).toBe(false)
    }
    // Upright: what was at the left below is at the left above.
    const { data } = await sharp(Buffer.from(await (await get(`/media/${image.id}/full.webp`, token)).arrayBuffer()))
      .extract({ left: 630, top: 240, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect(data[2]).toBeLessThan(90)
  })

  test('is seen by the desk alone, by readers once it is published, by the desk alone once it is retracted', async () => {
    const editor = await aContributor('editor')
    const { body } = await send(await aPhoto(600, 400))
    const { id } = ImageView.parse(body)
    const path = `/media/${id}/full.webp`
    expect((await get(path)).status).toBe(404)
    const kept = await get(path, token)
    expect([kept.status, kept.headers.get('cache-control')]).toEqual([200, 'private, no-cache'])
    await anUpdate(editor, story.id, { ...withImage(id, { alt: 'A bridge' }), publish: true })
    await expect.poll(async () => (await get(path)).status, { timeout: 5_000 }).toBe(200)
    const shown = await get(path)
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/webp',
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    })
    await db().liveUpdate.updateMany({ where: { storyId: story.id }, data: { retractedAt: new Date() } })
    await expect.poll(async () => (await get(path)).status, { timeout: 5_000 }).toBe(404)
  })

  test('sent again after a lost answer is one image, with one reply', async () => {
    const photo = await aPhoto(300, 200)
    const same = { imageId: newId(), key: newId() }
    const first = await send(photo, same)
    expect(await send(photo, same)).toEqual(first)
    expect(await db().image.count({ where: { id: same.imageId } })).toBe(1)
    expect(await send(await aPhoto(301, 200), same)).toMatchObject({ status: 409 })
    expect(await send(await aPhoto(301, 200), { key: same.key })).toMatchObject({ status: 422 })
  })

  test('sent twice at once is made once', async () => {
    const photo = await aPhoto(300, 200)
    const imageId = newId()
    const both = await Promise.all([send(photo, { imageId }), send(photo, { imageId })])
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'busy' })
  })
})

describe('what is no picture', () => {
  test.each(HOSTILE)('%s is refused in one sentence and leaves nothing', async (_name, make, says) => {
    const before = files().sort()
    const imageId = newId()
    const { status, body } = await send(await make(), { imageId })
    expect({ status, detail: body.detail }).toEqual({ status: 422, detail: expect.stringMatching(says) })
    expect(body.detail.match(/\.(?:\s|$)/g)).toHaveLength(1)
    expect(await db().image.count({ where: { id: imageId } })).toBe(0)
    expect(files().sort()).toEqual(before)
  })

  test('what is too large is refused while it arrives', async () => {
    const before = files().sort()
    const endless = () => new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(2 ** 20)) })
    expect(await send(endless())).toMatchObject({
      status: 413,
      body: { detail: 'This file is too large: at most 15 MB.' },
    })
    expect(await send(Buffer.alloc(10), { headers: { 'content-length': String(MAX_IMAGE_BYTES + 1) } })).toMatchObject({
      status: 413,
    })
    expect(files().sort()).toEqual(before)
  })

  test('a connection that is cut leaves nothing', async () => {
    const before = files().sort()
    let parts = 0
    const cut = new ReadableStream({
      pull(controller) {
        parts += 1
        if (parts > 3) controller.error(new Error('cut'))
        else controller.enqueue(new Uint8Array(1_000))
      },
    })
    expect(await send(cut)).toMatchObject({
      status: 422,
      body: { detail: 'The file did not arrive whole; send it again.' },
    })
    expect(files().sort()).toEqual(before)
  })
})

describe('the door', () => {
  test.each([
    [{ 'content-type': 'image/svg+xml' }, 415],
    [{ 'content-type': 'multipart/form-data; boundary=x' }, 415],
    [{ authorization: 'Bearer wt_unknown' }, 401],
    [{ authorization: '', cookie: 'x=y', origin: 'https://elsewhere.example' }, 401],
  ])('refuses %o', async (headers, status) => {
    expect(await send(await aPhoto(20, 20), { headers })).toMatchObject({ status })
  })

  test('refuses a page of another site', async () => {
    const request = new Request(`http://localhost:3000/api/v1/images?imageId=${newId()}&storyId=${story.id}`, {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example', 'content-type': 'image/jpeg' },
      body: 'x',
    })
    expect((await POST(request, { params: Promise.resolve(undefined) })).status).toBe(403)
  })

  test('asks whether a story takes pictures before it reads one', async () => {
    let read = 0
    const body = new ReadableStream(
      {
        pull(controller) {
          read += 1
          controller.enqueue(new Uint8Array(10))
        },
      },
      { highWaterMark: 0 },
    )
    expect(await send(body, { storyId: newId() })).toMatchObject({ status: 404 })
    expect(read).toBe(0)
  })
})

describe('what goes wrong beside it', () => {
  test('a disk that takes nothing is said, and leaves no row', async () => {
    const photo = await aPhoto(200, 100)
    const imageId = newId()
    writeFileSync(join(folder, imageId), 'a file where its folder would be')
    const { status, body } = await send(photo, { imageId })
    expect({ status, detail: body.detail }).toMatchObject({
      status: 503,
      detail: expect.stringContaining('disk is full or locked'),
    })
    expect(await db().image.count({ where: { id: imageId } })).toBe(0)
    rmSync(join(folder, imageId))
    expect(await send(photo, { imageId })).toMatchObject({ status: 201 })
  })

  test('what a killed process left is swept away, what stands stays', async () => {
    const { body } = await send(await aPhoto(200, 100))
    const stands = ImageView.parse(body)
    const lost = newId()
    const row = { id: lost, storyId: story.id, hash: '-', uploadedById: bo.id, uploadedAt: new Date() }
    await db().image.create({ data: row })
    const { storage } = await import('#lib/platform/storage')
    await storage().put(`${lost}/480.webp`, Buffer.from('half'))
    expect(await sweepImages(new Date())).toMatchObject({ images: 0 })
    expect(await sweepImages(new Date(Date.now() + 3_600_000))).toMatchObject({ images: 1 })
    expect(await db().image.findUnique({ where: { id: lost } })).toBeNull()
    expect(await storage().get(`${lost}/480.webp`)).toBeNull()
    expect(await storage().get(`${stands.id}/full.webp`)).not.toBeNull()
  })
})
