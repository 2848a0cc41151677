import { defineConfig } from 'prisma/config'

// Only for Prisma's own command line (`prisma migrate deploy`); our scripts do not need it.
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
})
