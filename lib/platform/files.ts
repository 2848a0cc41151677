import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'

let temporary = 0

/** Writes beside the file and renames: whoever reads sees the old bytes or the new ones, also after a power cut. */
export async function writeWhole(path: string, body: Buffer | string): Promise<void> {
  temporary += 1
  const beside = `${path}.${process.pid}-${temporary}.tmp`
  const file = (await open(beside, 'w').catch(unlessMissing)) ?? (await openInNewFolder(beside))
  try {
    await file.writeFile(body)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(beside, path)
}

async function openInNewFolder(path: string) {
  await mkdir(dirname(path), { recursive: true })
  return open(path, 'w')
}

/** Moves a file; nothing happens where there is none. */
export async function moveFile(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  await rename(from, to).catch(unlessMissing)
}

/** For `.catch`: a file that is not there is null, everything else stays an error. */
export function unlessMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}

/** The JSON in a file; null where there is none, or half of one after a power cut. */
export async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch(unlessMissing)
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    // Whoever asks treats a broken file like a missing one: it is written again soon.
    return null
  }
}

/** Every file below a folder, by its path from there; what a killed process left half-written is removed. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true }).catch(unlessMissing)) ?? []
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const halfWritten = files.filter((file) => file.endsWith('.tmp'))
  await Promise.all(halfWritten.map((file) => rm(file, { force: true })))
  return files.filter((file) => !file.endsWith('.tmp')).map((file) => file.slice(folder.length + 1))
}
