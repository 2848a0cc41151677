import { defineConfig } from 'vitest/config'

// Asia/Kathmandu (+05:45): code that forgets the zone fails.
process.env.TZ = 'Asia/Kathmandu'

export default defineConfig({
  test: {
    // Runs of many minutes end in .long.ts and belong to `npm run test:long`.
    include: process.env.TEST_LONG ? ['{lib,test}/**/*.long.ts'] : ['{lib,components,scripts,test}/**/*.test.{ts,tsx}'],
    passWithNoTests: Boolean(process.env.TEST_LONG),
    // Races, password hashes and whatever else runs on the same two cores: slow is not wrong.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    globalSetup: ['test/setup-postgres.ts'],
    env: {
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', // a test that needs one says testDatabase()
      NEXTAUTH_SECRET: 'only-for-tests-only-for-tests-only',
      SITE_URL: 'http://localhost:3000',
    },
  },
})
