import { existsSync } from 'node:fs'
import { defineConfig } from 'playwright/test'
import { DEBIAN_CHROMIUM } from './scripts/lib/browser.ts'

// Chosen once, by the process that starts the run; its workers inherit it.
process.env.E2E_PORT ??= String(20_000 + (process.pid % 10_000))

export default defineConfig({
  testDir: 'e2e',
  outputDir: '.cache/test-results',
  globalSetup: './e2e/support/boot.ts',
  fullyParallel: true,
  // Two cores, and the server, Postgres and the browser need one of them.
  workers: 2,
  timeout: 120_000,
  // Slow is not wrong; nothing comes by itself within this time that should have come by a stream or a press of a button.
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/e2e.json' }]],
  forbidOnly: true,
  use: {
    baseURL: `http://localhost:${process.env.E2E_PORT}`,
    locale: 'en-GB',
    launchOptions: {
      // Elsewhere the one that Playwright installs.
      ...(existsSync(DEBIAN_CHROMIUM.headless) ? { executablePath: DEBIAN_CHROMIUM.headless } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
})
