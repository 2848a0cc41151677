import { env } from '#lib/platform/env'
import { log, messageOf } from '#lib/platform/log'
import { diskStorage } from '#lib/platform/storage-disk'
import type { Storage } from '#lib/platform/storage-kind'
import { s3Storage } from '#lib/platform/storage-s3'

/** Where this newsroom keeps its files: the disk, or S3-compatible storage with the disk before it. */
export function storage(): Storage {
  const { MEDIA_DIR, MEDIA_S3_URL: url, MEDIA_S3_REGION: region } = env()
  const { MEDIA_S3_KEY_ID: keyId, MEDIA_S3_SECRET: secret } = env()
  const disk = diskStorage(MEDIA_DIR)
  return url && keyId && secret ? keptOnDisk(s3Storage({ url, region, keyId, secret }), disk) : disk
}

/** Files of a distant storage, each fetched once: readers get them from here, also while it is away. */
export function keptOnDisk(distant: Storage, disk: Storage): Storage {
  // A full disk makes it slower, not wrong.
  const keep = (key: string, body: Buffer) =>
    disk.put(key, body).catch((error: unknown) => log('warn', 'storage.not-kept', { key, reason: messageOf(error) }))
  return {
    async put(key, body) {
      await distant.put(key, body)
      await keep(key, body)
    },
    async get(key) {
      const kept = await disk.get(key)
      if (kept) return kept
      const body = await distant.get(key)
      if (body) await keep(key, body)
      return body
    },
    async remove(key) {
      await distant.remove(key)
      await disk.remove(key)
    },
  }
}
