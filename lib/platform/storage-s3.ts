import { AwsClient } from 'aws4fetch'
import { AppError } from '#lib/platform/errors'
import { log, messageOf } from '#lib/platform/log'
import type { Storage } from '#lib/platform/storage-kind'

interface S3Options {
  /** The bucket, path-style. */
  url: string
  region: string
  keyId: string
  secret: string
  /** For one attempt. */
  timeoutMs?: number
}

/** Files here are below 1 MB. */
const TIMEOUT_MS = 8_000
/** One more after a lost connection or a 5xx: S3 asks for that itself ("slow down"). */
const ATTEMPTS = 2

const AWAY = 'The newsroom’s file storage cannot be reached. Nothing is lost; try again in a moment.'

/** Files in a bucket of S3, or of what speaks its language (MinIO, R2, Ceph ...); requests signed by SigV4. */
export function s3Storage({ url, region, keyId, secret, timeoutMs = TIMEOUT_MS }: S3Options): Storage {
  const client = new AwsClient({ accessKeyId: keyId, secretAccessKey: secret, region, service: 's3', retries: 0 })
  const addressOf = (key: string) => `${url.replace(/\/$/, '')}/${key.split('/').map(encodeURIComponent).join('/')}`

  async function ask(method: string, key: string, body: Buffer | null = null): Promise<Answer | null> {
    const signed = await client.sign(addressOf(key), {
      method,
      ...(body ? { body: new Uint8Array(body), headers: { 'Content-Type': 'image/webp' } } : {}),
    })
    try {
      const response = await fetch(signed, { signal: AbortSignal.timeout(timeoutMs), redirect: 'error' })
      return { status: response.status, body: Buffer.from(await response.arrayBuffer()) }
    } catch (error) {
      log('warn', 'storage.away', { method, key, reason: messageOf(error) })
      return null
    }
  }

  async function insist(method: string, key: string, body?: Buffer): Promise<Answer> {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const answer = await ask(method, key, body)
      if (answer && answer.status < 500) return answer
    }
    throw new AppError('unavailable', AWAY)
  }

  return {
    async put(key, body) {
      const { status, body: reply } = await insist('PUT', key, body)
      if (status >= 300) throw refusedBy('PUT', key, status, reply)
    },
    async get(key) {
      const { status, body } = await insist('GET', key)
      if (status === 404) return null
      if (status >= 300) throw refusedBy('GET', key, status, body)
      return body
    },
    async remove(key) {
      const { status, body } = await insist('DELETE', key)
      if (status >= 300 && status !== 404) throw refusedBy('DELETE', key, status, body)
    },
  }
}

interface Answer {
  status: number
  body: Buffer
}

/** A wrong key or bucket: for an admin, in the log; whoever uploads can do nothing about it. */
function refusedBy(method: string, key: string, status: number, reply: Buffer): AppError {
  log('error', 'storage.refused', { method, key, status, reply: reply.toString('utf8', 0, 300) })
  return new AppError('unavailable', 'The newsroom’s file storage refuses files; tell an admin. Nothing is lost.')
}
