import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type BrowserContext, chromium, type LaunchOptions } from 'playwright/test'

/** A browser with a profile on disk, as a reporter's laptop has: it can be killed and opened again. */
export interface Laptop {
  open(): Promise<BrowserContext>
  /** Ends the browser as a flat battery would: no page hears of it. */
  kill(): Promise<void>
  remove(): Promise<void>
}

export function aLaptop(options: LaunchOptions & { baseURL: string | undefined; locale?: string | undefined }): Laptop {
  const profile = mkdtempSync(path.join(tmpdir(), 'writethru-laptop-'))
  let context: BrowserContext | null = null
  return {
    async open() {
      context = await chromium.launchPersistentContext(profile, options)
      return context
    },
    async kill() {
      const session = await context?.browser()?.newBrowserCDPSession()
      const info = await session?.send('SystemInfo.getProcessInfo')
      const browser = info?.processInfo.find(({ type }) => type === 'browser')
      if (!browser || !context) throw new Error('There is no browser to kill')
      const gone = new Promise((done) => context?.once('close', done))
      process.kill(browser.id, 'SIGKILL')
      await gone
    },
    async remove() {
      await context?.close()
      await rm(profile, { recursive: true, force: true })
    },
  }
}
