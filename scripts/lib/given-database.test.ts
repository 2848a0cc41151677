import { expect, test } from 'vitest'
import { query, testDatabase } from '#test/database'
import { checkGivenDatabase, refuseOld } from './given-database.ts'

const ours = testDatabase()
const empty = testDatabase('template0')
const foreign = testDatabase('template0')
const another = testDatabase('template0')

test('an empty database and one of ours are taken', async () => {
  await expect(checkGivenDatabase(empty.url)).resolves.toBeUndefined()
  await expect(checkGivenDatabase(ours.url)).resolves.toBeUndefined()
})

test('a database with somebody else’s tables is refused', async () => {
  await query(foreign.url, 'CREATE TABLE posts (id int)')
  await expect(checkGivenDatabase(foreign.url)).rejects.toThrow('holds something else than Writethru')
})

test('a database of another project that also uses Prisma is refused', async () => {
  await query(another.url, 'CREATE TABLE _prisma_migrations (migration_name text)')
  await expect(checkGivenDatabase(another.url)).rejects.toThrow('holds something else than Writethru')
  await query(another.url, `INSERT INTO _prisma_migrations VALUES ('20200101000000_theirs')`)
  await expect(checkGivenDatabase(another.url)).rejects.toThrow('holds something else than Writethru')
})

test('a database that a newer Writethru has migrated is refused', async () => {
  await query(
    ours.url,
    `INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ('x', 'x', '29990101000000_future')`,
  )
  await expect(checkGivenDatabase(ours.url)).rejects.toThrow('from a newer Writethru (29990101000000_future)')
})

test.each([
  ['postgresql://ana:secret@127.0.0.1:1/news', 'no Postgres answers at 127.0.0.1:1/news (ECONNREFUSED)'],
  ['postgresql://ana:secret@does-not-exist.invalid/news', 'no Postgres answers at does-not-exist.invalid:5432/news'],
  ['mysql://ana:secret@127.0.0.1/news', 'must look like postgresql://'],
  ['news', 'must look like postgresql://'],
])('%s is refused without telling the password', async (url, reason) => {
  const refusal = await checkGivenDatabase(url).catch((error: Error) => error.message)
  expect(refusal).toContain(reason)
  expect(refusal).not.toContain('secret@')
})

test('a wrong password and a missing database are told apart', async () => {
  await expect(checkGivenDatabase(empty.url.replace('scratch@', 'wrong@'))).rejects.toThrow(
    'refuses this user or password',
  )
  await expect(checkGivenDatabase(`${empty.url}_missing`)).rejects.toThrow('does not exist: create it')
})

test('Postgres 14 is too old', () => {
  expect(() => refuseOld(140_019, 'db:5432/news')).toThrow('db:5432/news is Postgres 14; Writethru needs 15 or newer')
  expect(() => refuseOld(150_000, 'db:5432/news')).not.toThrow()
})
