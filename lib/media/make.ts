import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { MadeImage } from '#lib/media/commands'
import { reencode } from '#lib/media/reencode'
import { VARIANT_NAMES, variantKey, variantsOf } from '#lib/media/variants'
import type { Storage } from '#lib/platform/storage-kind'

/** Makes an image's variants from a stranger's file and stores them. */
export async function makeImage(storage: Storage, imageId: string, file: string): Promise<MadeImage> {
  const folder = await mkdtemp(join(file, '..', 'made-'))
  try {
    const { width, height } = await reencode(file, folder)
    let bytes = 0
    for (const { name } of variantsOf(width)) {
      const body = await readFile(join(folder, `${name}.webp`))
      bytes += body.length
      await storage.put(variantKey(imageId, name), body)
    }
    return { width, height, bytes }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Takes away every file an image can have. */
export async function unmakeImage(storage: Storage, imageId: string): Promise<void> {
  for (const name of VARIANT_NAMES) await storage.remove(variantKey(imageId, name))
}
