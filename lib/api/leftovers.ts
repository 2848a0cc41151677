import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { forgetPortrait, listLostPortraits } from '#lib/bylines/portraits'
import { forgetImage, MAKING_MS } from '#lib/media/commands'
import { unmakeImage } from '#lib/media/make'
import { listLostImages } from '#lib/media/queries'
import { db } from '#lib/platform/db'
import { env } from '#lib/platform/env'
import { storage } from '#lib/platform/storage'

/** Longer than any upload or making of one takes. */
const LOST_AFTER_MS = 2 * MAKING_MS + 300_000

/** Where files wait while they are worked on. */
export const incomingFolder = (): string => join(env().MEDIA_DIR, 'incoming')

/** Takes away what killed processes left: half-made images, their files, files that arrived; and what was deleted. */
export async function sweepImages(now: Date): Promise<{ images: number; files: number }> {
  const before = new Date(now.getTime() - LOST_AFTER_MS)
  const lost = await listLostImages(db(), before)
  for (const { id } of lost) {
    // The files first: a row without files is found again, files without a row never.
    await unmakeImage(storage(), id)
    await db().$transaction((tx) => forgetImage(tx, id, before))
  }
  const portraits = await listLostPortraits(db(), before)
  for (const { id } of portraits) {
    await unmakeImage(storage(), id)
    await db().$transaction((tx) => forgetPortrait(tx, id, before))
  }
  return { images: lost.length + portraits.length, files: await sweepIncoming(before) }
}

async function sweepIncoming(before: Date): Promise<number> {
  const folder = incomingFolder()
  let files = 0
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name)
    const since = await stat(path).catch(() => null) // another process has taken it away
    if (!since || since.mtime >= before) continue
    await rm(path, { recursive: true, force: true })
    files += 1
  }
  return files
}
