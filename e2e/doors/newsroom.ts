import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { db } from '#lib/platform/db'
import { bootStack, type Stack, TEST_SECRET } from '../support/stack.ts'
import { type Planted, plantWords } from './plants.ts'
import { World } from './world.ts'

export const METRICS_TOKEN = 'only-for-tests-metrics'

/** One newsroom for all the doors: its server, what is planted in it, and who stands before it. */
export interface Newsroom {
  stack: Stack
  world: World
  planted: Planted
  /** A file with everything the server has said. */
  log: string
  end(): Promise<void>
}

export async function openNewsroom(): Promise<Newsroom> {
  const folder = await mkdtemp(path.join(tmpdir(), 'writethru-doors-'))
  const log = path.join(folder, 'server.log')
  const stack = await bootStack({ env: { METRICS_TOKEN }, log })
  // The commands of the product run in this process too, on the newsroom's database.
  Object.assign(process.env, { DATABASE_URL: stack.databaseUrl, NEXTAUTH_SECRET: TEST_SECRET, SITE_URL: stack.url })
  const world = await World.begin()
  const planted = await plantWords(world)
  return {
    ...{ stack, world, planted, log },
    async end() {
      await db().$disconnect()
      await stack.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
