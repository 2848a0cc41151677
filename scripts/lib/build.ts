import { rm } from 'node:fs/promises'
import path from 'node:path'
import { buildDeskWorker } from './desk-worker.ts'
import { hashSources, isFresh, markFresh } from './freshness.ts'
import { buildLiveClient } from './live-client.ts'
import { execute, ROOT } from './processes.mjs'
import { step } from './terminal.mjs'

const PACKAGES = ['package-lock.json', 'package.json']
const CLIENT = path.join(ROOT, 'prisma/client/made-from')
const PAGES = [
  ...PACKAGES,
  'app/**',
  'components/**',
  'lib/**/!(*.test).{ts,tsx,css}',
  'public/!(live.js|desk-sw.js)', // made from lib/live/client and lib/desk/worker
  'prisma/schema.prisma',
  '*.config.{js,mjs}',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'tsconfig.json',
]

/** Prisma's client in prisma/client, unless it fits the schema already. */
export async function generateClient(signal?: AbortSignal): Promise<void> {
  const hash = hashSources([...PACKAGES, 'prisma/schema.prisma'])
  if (isFresh(CLIENT, hash)) return
  await step('Generating the database client', async () => {
    // Any file will do: without it Prisma would download an engine that `generate` does not use.
    const env = { PRISMA_SCHEMA_ENGINE_BINARY: path.join(ROOT, 'package.json'), CHECKPOINT_DISABLE: '1' }
    await execute(process.execPath, [program('prisma/build/index.js'), 'generate'], { env, signal })
    await markFresh(CLIENT, hash)
  })
}

/** The readers' script, the desk's worker, and the pages for production, unless those in `folder` fit the sources already; `tell` runs the work and says so. */
export async function buildPages(folder = '.next', signal?: AbortSignal, tell = step): Promise<void> {
  await generateClient(signal)
  await buildLiveClient()
  const stamp = path.join(ROOT, folder, 'made-from')
  const hash = hashSources(PAGES, publicEnvironment())
  await buildDeskWorker(hash)
  if (isFresh(stamp, hash)) return
  await tell('Building the pages', async () => {
    await rm(stamp, { force: true }) // an interrupted build must not pass for a whole one
    const env = { NODE_ENV: 'production', NEXT_DIST_DIR: folder, NEXT_TELEMETRY_DISABLED: '1' }
    await execute(process.execPath, [program('next/dist/bin/next'), 'build'], { env, signal })
    await markFresh(stamp, hash)
  })
}

/** Next writes the value of these into the pages. */
function publicEnvironment(): string {
  const names = Object.keys(process.env).filter((name) => name.startsWith('NEXT_PUBLIC_'))
  return names
    .sort()
    .map((name) => `${name}=${process.env[name]}`)
    .join('\n')
}

const program = (file: string): string => path.join(ROOT, 'node_modules', file)
