import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect } from 'playwright/test'
import { freePort } from '../scripts/lib/postgres.ts'
import { TEST_BUILD } from './support/stack.ts'
import { test } from './support/test.ts'

test('a server whose starter was killed, and whose output nobody reads any more, ends', async () => {
  const port = await freePort()
  const editions = await mkdtemp(path.join(tmpdir(), 'writethru-editions-'))
  const url = `http://127.0.0.1:${port}`
  const env = {
    ...process.env,
    NODE_ENV: 'production' as const,
    NEXT_DIST_DIR: TEST_BUILD,
    DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none',
    NEXTAUTH_SECRET: 'only-for-tests-only-for-tests-only',
    SITE_URL: url,
    HOST: '127.0.0.1',
    PORT: String(port),
    EDITIONS_DIR: editions,
  }
  const starter = spawn(process.execPath, ['e2e/support/starter.ts', String(port)], { env, stdio: 'pipe' })
  const isUp = () =>
    fetch(`${url}/healthz`).then(
      () => true,
      () => false,
    )
  await expect.poll(isUp, { timeout: 20_000 }).toBe(true)
  starter.stdout.destroy()
  starter.stderr.destroy()
  starter.kill('SIGKILL')
  await expect.poll(isUp, { timeout: 20_000 }).toBe(false)
  await rm(editions, { recursive: true, force: true })
})
