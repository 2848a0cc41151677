import { existsSync } from 'node:fs'
import { execute } from './processes.mjs'
import { runTool } from './stages.ts'
import { Advice } from './terminal.mjs'

/**
 * Debian's Chromium: without a window for the tests, as Playwright's own is (the whole one runs its interface in
 * processes of its own behind every page), and the whole one for what that lacks: pages kept for Back.
 */
export const DEBIAN_CHROMIUM = { headless: '/usr/bin/chromium-headless-shell', whole: '/usr/bin/chromium' } as const
const PACKAGES = ['chromium', 'chromium-headless-shell']

/** Chromium for the browser tests: Debian's own as root (Playwright's download is often closed there), else Playwright's. */
export async function installBrowser(signal: AbortSignal): Promise<void> {
  if (Object.values(DEBIAN_CHROMIUM).every((path) => existsSync(path))) return
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    await runTool('playwright/cli.js', ['install', 'chromium'], signal)
    return
  }
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  // Another apt may be at work on a machine that has just booted.
  const patience = ['-o', 'DPkg::Lock::Timeout=300']
  try {
    await execute('apt-get', [...patience, 'update'], { env, signal })
    await execute('apt-get', [...patience, 'install', '-y', '--no-install-recommends', ...PACKAGES], { env, signal })
  } catch (error) {
    throw new Advice(`Chromium could not be installed with apt-get: ${error instanceof Error ? error.message : error}`)
  }
}
