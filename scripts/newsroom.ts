// npm start and npm run dev, once packages and Node 24 are there: everything is made, started, watched and stopped here.
import path from 'node:path'
import { type Address, readAddress } from './lib/address.mjs'
import { announce } from './lib/announcement.ts'
import { buildPages, generateClient } from './lib/build.ts'
import { listenForEnd } from './lib/ending.ts'
import { buildLiveClient } from './lib/live-client.ts'
import { openDatabase, prepareDatabase } from './lib/newsroom-database.ts'
import { ROOT } from './lib/processes.mjs'
import { readSecrets, type Secrets } from './lib/secrets.ts'
import { startServer } from './lib/server-process.ts'
import { explain } from './lib/terminal.mjs'

const dev = process.argv.includes('--dev')
/** What runs because of us: stopped in reverse order at the end, killed at the second Ctrl-C. */
const running: { stop(): Promise<void>; kill(): void }[] = []
const ending = listenForEnd(() => {
  for (const { kill } of running.toReversed()) kill()
})

async function run(): Promise<void> {
  const address = readAddress()
  const secrets = await readSecrets()
  await generateClient(ending)
  const database = await openDatabase(secrets.databasePassword)
  if (database.embedded) running.push(database.embedded)
  const env = environment(address, secrets, database.url)
  await prepareDatabase(database, env, ending)
  if (dev) await buildLiveClient()
  else await buildPages('.next', ending)
  ending.throwIfAborted()
  const server = startServer(address, env)
  running.push(server)
  await server.ready
  await announce(database, env)
  await Promise.race([server.ended, new Promise((resolve) => ending.addEventListener('abort', resolve))])
  if (!ending.aborted) throw new Error('The server ended by itself; what it said stands above.')
}

/** What the server is told; anything that is set already wins. */
function environment({ host, port }: Address, secrets: Secrets, databaseUrl: string): Record<string, string> {
  return {
    NODE_ENV: dev ? 'development' : 'production',
    HOST: host,
    PORT: String(port),
    DATABASE_URL: databaseUrl,
    SITE_URL: process.env.SITE_URL || `http://localhost:${port}`,
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || secrets.nextAuthSecret,
    EDITIONS_DIR: process.env.EDITIONS_DIR || path.join(ROOT, 'data/editions'),
    NEXT_TELEMETRY_DISABLED: '1',
  }
}

async function main(): Promise<void> {
  try {
    await run()
  } catch (error) {
    if (!ending.aborted) {
      console.error(explain(error))
      process.exitCode = 1
    }
  }
  for (const { stop } of running.toReversed()) await stop()
  if (ending.aborted) console.log('Stopped.')
  process.exit()
}

await main()
