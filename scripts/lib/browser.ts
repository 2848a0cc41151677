import { existsSync } from 'node:fs'
import { execute } from './processes.mjs'
import { runTool } from './stages.ts'
import { Advice } from './terminal.mjs'

const DEBIAN_CHROMIUM = '/usr/bin/chromium'

/** Chromium for the browser tests: Debian's own as root (Playwright's download is often closed there), else Playwright's. */
export async function installBrowser(signal: AbortSignal): Promise<void> {
  if (existsSync(DEBIAN_CHROMIUM)) return
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    await runTool('playwright/cli.js', ['install', 'chromium'], signal)
    return
  }
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  // Another apt may be at work on a machine that has just booted.
  const patience = ['-o', 'DPkg::Lock::Timeout=300']
  try {
    await execute('apt-get', [...patience, 'update'], { env, signal })
    await execute('apt-get', [...patience, 'install', '-y', '--no-install-recommends', 'chromium'], { env, signal })
  } catch (error) {
    throw new Advice(`Chromium could not be installed with apt-get: ${error instanceof Error ? error.message : error}`)
  }
}
