import { defineConfig } from 'vitest/config'

// Asia/Kathmandu (+05:45): code that forgets the zone fails.
process.env.TZ = 'Asia/Kathmandu'

export default defineConfig({
  test: {
    include: ['lib/**/*.test.ts', 'components/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts', 'test/**/*.test.ts'],
    // Races, password hashes and whatever else runs on the same two cores: slow is not wrong.
    testTimeout: 30_000,
    globalSetup: ['test/setup-postgres.ts'],
    env: {
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none', // a test that needs one says testDatabase()
      NEXTAUTH_SECRET: 'only-for-tests-only-for-tests-only',
      SITE_URL: 'http://localhost:3000',
    },
  },
})
