import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { query } from '#test/database'
import { startPostgres } from './postgres.ts'
import { scratchFolder } from './scratch-postgres.ts'

const folder = scratchFolder()
const options = { folder, password: 'scratch' } // durable: one test is about what a kill leaves
const pidFile = path.join(folder, 'postmaster.pid')
const ask = (url: string) => query<{ answer: number }>(url, 'SELECT 1 AS answer')

afterAll(async () => {
  await (await startPostgres(options)).stop()
  await rm(folder, { recursive: true })
})

test('a server that was left running is taken over, also by several', async () => {
  const first = await startPostgres(options)
  const second = await startPostgres(options)
  expect([first.reused, second.reused]).toEqual([false, true])
  expect(second.port).toBe(first.port)
  await second.stop()
  await first.stop() // already stopped: no harm
  await expect(ask(first.urlOf('postgres'))).rejects.toThrow()
})

test('a killed server recovers, with what was committed', async () => {
  const first = await startPostgres(options)
  await query(first.urlOf('postgres'), 'CREATE TABLE kept AS SELECT 1 AS answer')
  const pid = Number((await readFile(pidFile, 'utf8')).split('\n')[0])
  process.kill(pid, 'SIGKILL')
  await expect.poll(() => ask(first.urlOf('postgres')).catch(() => 'down')).toBe('down')

  const second = await startPostgres(options)
  expect(second.reused).toBe(false)
  expect(await query(second.urlOf('postgres'), 'SELECT answer FROM kept')).toEqual([{ answer: 1 }])
  await second.stop()
})

test('a pid file whose number now belongs to another program is cleared away', async () => {
  await writeFile(pidFile, `${process.pid}\n${folder}\n0\n5432\n`)
  const postgres = await startPostgres(options)
  expect(await ask(postgres.urlOf('postgres'))).toEqual([{ answer: 1 }])
  await postgres.stop()
})

test('strangers on this machine need the password, and it sorts and tells time the same everywhere', async () => {
  const postgres = await startPostgres(options)
  await expect(ask(postgres.urlOf('postgres').replace('scratch@', 'guess@'))).rejects.toThrow('password')
  const sql = `SELECT current_setting('TimeZone') AS zone, current_setting('listen_addresses') AS listens,
    datlocale AS locale, pg_encoding_to_char(encoding) AS encoding FROM pg_database WHERE datname = 'postgres'`
  expect(await query(postgres.urlOf('postgres'), sql)).toEqual([
    { zone: 'UTC', listens: '127.0.0.1', locale: 'C.UTF-8', encoding: 'UTF8' },
  ])
  await postgres.stop()
})

test('another password than the one it was made with is told in one line', async () => {
  await expect(startPostgres({ ...options, password: 'another' })).rejects.toThrow('bring data/secrets.json back')
})
