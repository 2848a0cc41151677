import { access, constants, rm, stat, statfs, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Look, look, may, must } from './finding.ts'

interface Places {
  /** ./data of this newsroom. */
  data: string
  secrets: string
  editions: string
  media: string
}

export async function lookAtFiles({ data, secrets, editions, media }: Places): Promise<Look[]> {
  return Promise.all([
    lookAtSecretFile(secrets),
    lookAtDataFolder(data),
    lookAtWriting('EDITIONS_DIR', editions),
    lookAtWriting('MEDIA_DIR', media),
    lookAtSpace([data, editions, media]),
  ])
}

async function lookAtSecretFile(file: string): Promise<Look> {
  const mode = await modeOf(file)
  const isOpen = mode !== null && (mode & 0o077) !== 0
  return look(
    'the secrets file',
    isOpen && must(`${file} can be read by others on this machine (${octal(mode)}).`, `chmod 600 ${file}`),
  )
}

async function lookAtDataFolder(folder: string): Promise<Look> {
  const mode = await modeOf(folder)
  if (mode === null) return look('the data folder')
  // Others may have to pass through, to Postgres's own folder, but not to look around.
  if ((mode & 0o002) !== 0) {
    return look('the data folder', must(`Everybody on this machine may write into ${folder}.`, `chmod 711 ${folder}`))
  }
  return look(
    'the data folder',
    (mode & 0o004) !== 0 &&
      may(`Everybody on this machine may list ${folder}, unpublished pictures too.`, `chmod 711 ${folder}`),
  )
}

async function lookAtWriting(name: string, folder: string): Promise<Look> {
  const place = await firstThere(folder)
  const probe = path.join(place, `.doctor-${process.pid}`)
  try {
    await access(place, constants.W_OK)
    await writeFile(probe, '')
    await rm(probe)
    return look(name)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error
    return look(
      name,
      must(
        `${folder} cannot be written to (${code}): pages are not kept for the hour when the database is away.`,
        `Let the user who runs Writethru write there, or set ${name} to another folder.`,
      ),
    )
  }
}

/** Below this a busy night fills what is left. */
const LEAST_BYTES = 1_000_000_000
const LEAST_SHARE = 0.05

async function lookAtSpace(folders: string[]): Promise<Look> {
  const found = await Promise.all(
    folders.map(async (folder) => {
      const { bavail, blocks, bsize } = await statfs(await firstThere(folder))
      return spaceFinding(folder, bavail * bsize, blocks * bsize)
    }),
  )
  return look('disk space', found.find(Boolean) ?? null)
}

export const spaceFinding = (folder: string, free: number, all: number) =>
  free < LEAST_BYTES && free / all < LEAST_SHARE
    ? must(
        `The disk of ${folder} has ${Math.round(free / 1_000_000)} MB left: soon nothing can be written.`,
        'Free some space, or move ./data to a larger disk.',
      )
    : null

/** What is made at the first start is not there yet; the folder above it is. */
async function firstThere(folder: string): Promise<string> {
  const given = path.resolve(folder)
  return (await modeOf(given)) !== null || given === path.dirname(given) ? given : firstThere(path.dirname(given))
}

async function modeOf(file: string): Promise<number | null> {
  return (await stat(file).catch(() => null))?.mode ?? null // not there yet
}

const octal = (mode: number): string => (mode & 0o777).toString(8)
