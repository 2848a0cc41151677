// npm run doctor: what is misconfigured, or below what is known to be safe, and what to do about it. Changes nothing.
// Ends with 0 where nothing must be done, 1 where something must, 2 where it could not look.
import { existsSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { lookAtDatabase, lookAtReaderLogIn } from './doctor/database.ts'
import { lookAtFiles } from './doctor/files.ts'
import { exitCodeOf, type Look, report } from './doctor/finding.ts'
import { lookAtRecord } from './doctor/record.ts'
import { lookAtServices } from './doctor/services.ts'
import { isPublic, lookAtSettings, type Settings } from './doctor/settings.ts'
import { lookAtVersions } from './doctor/versions.ts'
import { openDatabase } from './lib/newsroom-database.ts'
import { ROOT } from './lib/processes.mjs'
import { readSecrets, SECRETS_FILE } from './lib/secrets.ts'
import { Advice, explain } from './lib/terminal.mjs'

async function examine(): Promise<Look[]> {
  if (!process.env.DATABASE_URL && !existsSync(SECRETS_FILE)) {
    throw new Advice('There is no newsroom here yet: run npm start first, or set DATABASE_URL.')
  }
  const data = path.join(ROOT, 'data')
  const secrets = existsSync(SECRETS_FILE) ? await readSecrets() : null
  const settings: Settings = { ...process.env, NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || secrets?.nextAuthSecret }
  const files = {
    ...{ data, secrets: SECRETS_FILE },
    editions: process.env.EDITIONS_DIR ?? path.join(data, 'editions'),
    media: process.env.MEDIA_DIR ?? path.join(data, 'media'),
  }
  return [
    ...lookAtSettings(settings),
    ...(await lookAtVersions()),
    ...(await lookAtFiles(files)),
    ...(await lookAtServices(settings)),
    ...(await lookInside(secrets?.databasePassword ?? '', isPublic(settings))),
  ]
}

async function lookInside(password: string, isPublic: boolean): Promise<Look[]> {
  const database = await openDatabase(password)
  try {
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    try {
      const isEmbedded = database.embedded !== null
      const readers = process.env.DATABASE_READER_URL
      return [
        ...(await lookAtDatabase(client, { isEmbedded, isPublic })),
        ...(readers ? [await lookAtReaderLogIn(readers)] : []),
        ...(await lookAtRecord(database.url)),
      ]
    } finally {
      await client.end()
    }
  } finally {
    if (!database.embedded?.reused) await database.embedded?.stop()
  }
}

try {
  const looks = await examine()
  console.log(report(looks))
  process.exitCode = exitCodeOf(looks)
} catch (error) {
  console.error(`Could not look: ${explain(error)}`)
  process.exitCode = 2
}
