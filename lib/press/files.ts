import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

let temporary = 0

/** Writes beside the file and renames: whoever reads sees the old bytes or the new ones, also after a power cut. */
export async function writeWhole(path: string, body: Buffer | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  temporary += 1
  const beside = `${path}.${process.pid}-${temporary}.tmp`
  const file = await open(beside, 'w')
  try {
    await file.writeFile(body)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(beside, path).catch(async (error: unknown) => {
    await rm(beside, { force: true })
    throw error
  })
}

/** Moves a file; nothing happens where there is none. */
export async function moveFile(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  await rename(from, to).catch(unlessMissing)
}

export function unlessMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}

/** Every file below a folder, by its path from there. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true }).catch(unlessMissing)) ?? []
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
}
