import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { describe, expect, onTestFinished, test } from 'vitest'
import { keptOnDisk } from '#lib/platform/storage'
import { diskStorage } from '#lib/platform/storage-disk'
import { s3Storage } from '#lib/platform/storage-s3'

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'storage-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const BODY = Buffer.from('a picture')

describe('on the disk', () => {
  test('a file is put whole, read, and removed with its folder', async () => {
    const folder = aFolder()
    const disk = diskStorage(folder)
    await disk.put('an-id/960.webp', BODY)
    expect(readdirSync(folder, { recursive: true })).toEqual(['an-id', join('an-id', '960.webp')])
    expect(await disk.get('an-id/960.webp')).toEqual(BODY)
    await disk.remove('an-id/960.webp')
    await disk.remove('an-id/960.webp')
    expect(await disk.get('an-id/960.webp')).toBeNull()
    expect(readdirSync(folder)).toEqual([])
  })

  test.each(['../secret', 'a/../../secret', '/etc/passwd', 'a//b', 'a/.hidden', ''])('%s is no key', async (key) => {
    await expect(async () => diskStorage(aFolder()).get(key)).rejects.toThrow('Not a key')
  })

  test('a disk that takes nothing is said in a sentence', async () => {
    const folder = aFolder()
    writeFileSync(join(folder, 'full'), '')
    await expect(diskStorage(join(folder, 'full')).put('an-id/960.webp', BODY)).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('disk is full or locked'),
    })
  })
})

const KEY = { keyId: 'AKIDEXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY', region: 'eu-test-1' }
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
const sha256 = (body: Buffer | string) => createHash('sha256').update(body).digest('hex')

/** Signature Version 4, written down again from AWS's description of it, without the library that signs. */
function isSigned(req: IncomingMessage, body: Buffer): boolean {
  const given =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      req.headers.authorization ?? '',
    )
  if (!given) return false
  const [, keyId, day = '', region = '', names = '', signature = ''] = given
  const claimed = String(req.headers['x-amz-content-sha256'])
  if (claimed !== 'UNSIGNED-PAYLOAD' && claimed !== sha256(body)) return false
  const headers = names.split(';').map((name) => `${name}:${String(req.headers[name] ?? '').trim()}\n`)
  const canonical = [req.method, req.url?.split('?')[0], '', headers.join(''), names, claimed].join('\n')
  const at = String(req.headers['x-amz-date'])
  const toSign = ['AWS4-HMAC-SHA256', at, `${day}/${region}/s3/aws4_request`, sha256(canonical)].join('\n')
  const key = [region, 's3', 'aws4_request'].reduce<Buffer>(hmac, hmac(`AWS4${KEY.secret}`, day))
  const isFresh =
    Math.abs(Date.now() - Date.parse(at.replace(/^(....)(..)(..T..)(..)(..Z)$/, '$1-$2-$3:$4:$5'))) < 60_000
  const hasHost = names.split(';').includes('host') && names.split(';').includes('x-amz-date')
  return keyId === KEY.keyId && isFresh && hasHost && timingSafeEqual(Buffer.from(signature, 'hex'), hmac(key, toSign))
}

type Answering = (req: IncomingMessage, res: ServerResponse, body: Buffer) => boolean

/** A bucket that believes signatures alone. `before` may answer in its place. */
async function aBucket(before: Answering = () => false) {
  const files = new Map<string, Buffer>()
  const asked: string[] = []
  const server = createServer(async (req, res) => {
    const body = await buffer(req)
    asked.push(`${req.method} ${req.url}`)
    if (before(req, res, body)) return
    const file = files.get(req.url ?? '')
    if (!isSigned(req, body)) res.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>')
    else if (req.method === 'PUT') files.set(req.url ?? '', body) && res.end()
    else if (req.method === 'DELETE') res.writeHead(204).end(void files.delete(req.url ?? ''))
    else if (file) res.end(file)
    else res.writeHead(404).end('<Error><Code>NoSuchKey</Code></Error>')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/our-bucket`
  return { url, files, asked, server }
}

describe('in a bucket', () => {
  test('a file is put, read and removed by signed requests', async () => {
    const { url, files } = await aBucket()
    const bucket = s3Storage({ url, ...KEY })
    await bucket.put('an-id/960.webp', BODY)
    expect([...files]).toEqual([['/our-bucket/an-id/960.webp', BODY]])
    expect(await bucket.get('an-id/960.webp')).toEqual(BODY)
    expect(await bucket.get('an-id/480.webp')).toBeNull()
    await bucket.remove('an-id/960.webp')
    await bucket.remove('an-id/960.webp')
    expect([...files]).toEqual([])
  })

  test('a wrong secret is refused by the bucket, and said without it', async () => {
    const { url } = await aBucket()
    const bucket = s3Storage({ url, ...KEY, secret: 'another' })
    for (const ask of [() => bucket.put('a/b', BODY), () => bucket.get('a/b'), () => bucket.remove('a/b')]) {
      await expect(ask()).rejects.toMatchObject({
        code: 'unavailable',
        message: expect.stringContaining('refuses files'),
      })
    }
  })

  test('an error of the moment is tried once more, a lasting one is said', async () => {
    let failures = 1
    const { url, asked } = await aBucket((_req, res) => {
      failures -= 1
      if (failures >= 0) res.writeHead(503).end()
      return failures >= 0
    })
    const bucket = s3Storage({ url, ...KEY })
    await bucket.put('a/b', BODY)
    expect(asked).toHaveLength(2)
    failures = 9
    await expect(bucket.put('a/b', BODY)).rejects.toMatchObject({ code: 'unavailable' })
    expect(asked).toHaveLength(4)
  })

  test('one that never answers is given up', async () => {
    const { url } = await aBucket(() => true)
    const bucket = s3Storage({ url, ...KEY, timeoutMs: 50 })
    await expect(bucket.get('a/b')).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('cannot be reached'),
    })
  })

  test('what was read once is there while it is away', async () => {
    const { url, files, asked, server } = await aBucket()
    const disk = diskStorage(aFolder())
    const both = keptOnDisk(s3Storage({ url, ...KEY }), disk)
    files.set('/our-bucket/an-id/960.webp', BODY)
    expect(await both.get('an-id/960.webp')).toEqual(BODY)
    server.closeAllConnections()
    server.close()
    expect(await both.get('an-id/960.webp')).toEqual(BODY)
    expect(asked).toHaveLength(1)
    await expect(both.put('an-id/480.webp', BODY)).rejects.toMatchObject({ code: 'unavailable' })
    expect(await disk.get('an-id/480.webp')).toBeNull()
  })
})
