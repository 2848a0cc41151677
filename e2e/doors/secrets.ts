import { query } from '#test/database'
import { type CallerName, isStranger } from './callers.ts'
import type { For, Plant } from './plants.ts'

/** Columns that hold what opens a door, or what it is checked against. */
const SECRET_COLUMNS = `
  SELECT table_name AS "table", column_name AS "column" FROM information_schema.columns
  WHERE table_schema = 'public' AND udt_name IN ('text', 'varchar')
    AND column_name ~* '(secret|password|recovery|totp|codeHash|tokenHash)'`

/** Every hash and secret that the database holds now, whatever tables there are. */
export async function readSecrets(databaseUrl: string): Promise<Plant[]> {
  const columns = await query<{ table: string; column: string }>(databaseUrl, SECRET_COLUMNS)
  const found: Plant[] = []
  for (const { table, column } of columns) {
    const values = `SELECT "${column}" AS word FROM "${table}" WHERE length("${column}") > 12`
    const rows = await query<{ word: string }>(databaseUrl, values)
    found.push(...rows.map(({ word }) => ({ name: `${table}.${column}`, word, for: 'nobody' as const })))
  }
  return found
}

const MAY_SEE: Record<For, (name: CallerName) => boolean> = {
  everybody: () => true,
  desk: (name) => !isStranger(name) && name !== 'narrow',
  editors: (name) => ['editor', 'admin', 'reads', 'publishes', 'manages'].includes(name),
  reporter: (name) => name === 'reporter',
  admin: (name) => name === 'admin',
  nobody: () => false,
}

/** Names of what an answer holds and this caller may not come across. Readers' pages hold nothing but what is published. */
export function leaksIn(said: string, plants: readonly Plant[], name: CallerName, isForReaders: boolean): string[] {
  const may = (plant: Plant) => (isForReaders ? plant.for === 'everybody' : MAY_SEE[plant.for](name))
  return plants.filter((plant) => said.includes(plant.word) && !may(plant)).map((plant) => plant.name)
}
