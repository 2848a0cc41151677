import { open, readFile, rm, rmdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { unlessMissing, writeWhole } from '#lib/platform/files'
import { asFullDisk } from '#lib/platform/full-disk'
import type { Storage } from '#lib/platform/storage-kind'

const KEY = /^[\w-]+(?:\/[\w-][\w.-]*)+$/

/** Files in a folder of this machine. */
export function diskStorage(folder: string): Storage {
  const placeOf = (key: string) => {
    if (!KEY.test(key)) throw new Error(`Not a key of a storage: ${key}`)
    return join(folder, key)
  }
  return {
    async put(key, body) {
      const path = placeOf(key)
      try {
        await writeWhole(path, body)
        await syncFolder(dirname(path))
      } catch (error) {
        throw asFullDisk(error)
      }
    },
    get: (key) => readFile(placeOf(key)).catch(unlessMissing),
    async remove(key) {
      const path = placeOf(key)
      await rm(path, { force: true })
      // Not empty while other files of it are there.
      await rmdir(dirname(path)).catch(() => {})
    },
  }
}

/** A renamed file is there after a power cut once its folder is on the disk as well. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path)
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
