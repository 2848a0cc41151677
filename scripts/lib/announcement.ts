import path from 'node:path'
import pg from 'pg'
import type { NewsroomDatabase } from './newsroom-database.ts'
import { execute, ROOT } from './processes.mjs'

/** Where everything is and how to get in: the last thing a start prints. */
export async function announce(database: NewsroomDatabase, env: Record<string, string>): Promise<void> {
  const lines = [`Writethru is running at ${env.SITE_URL} (the newsroom: ${env.SITE_URL}/desk)`]
  if (database.embedded) lines.push(...(await demoLogIns(database.url)))
  else lines.push(...(await setUpLink(env)))
  lines.push(`Data: ${database.embedded ? path.join(ROOT, 'data') : 'in the database that DATABASE_URL names'}`)
  console.log(`\n${lines.join('\n')}\nCtrl-C stops it.`)
}

async function demoLogIns(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ email: string }>(
      `SELECT "email" FROM "Contributor", "Site"
       WHERE "demoSince" IS NOT NULL AND "email" LIKE '%@writethru.test' AND "disabledAt" IS NULL ORDER BY "Contributor"."id"`,
    )
    if (rows.length === 0) return []
    const { DEMO_PASSWORD } = await import('../../prisma/seed.ts') // not above: it needs the generated client
    return [`Log in as ${rows.map((row) => row.email).join(', ')} with the password ${DEMO_PASSWORD}`]
  } finally {
    await client.end()
  }
}

async function setUpLink(env: Record<string, string>): Promise<string[]> {
  const link = (await execute(process.execPath, ['scripts/first-admin.ts'], { env })).trim()
  return link ? [`Set up the first admin: ${link} (works once, for 7 days)`] : []
}
