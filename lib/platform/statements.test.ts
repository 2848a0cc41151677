import { describe, expect, test } from 'vitest'
import { connect } from '#lib/platform/db'
import { createStatementNames } from '#lib/platform/statements'
import { testDatabase } from '#test/database'

const database = testDatabase()

describe('prepared statements', () => {
  test('are those that are asked for again, each under one name', () => {
    const nameOf = createStatementNames()
    const names = ['SELECT 1', 'SELECT 2', 'SELECT 1', 'SELECT 1', 'SELECT 1', 'SELECT 2', 'SELECT 2']
    expect(names.map((sql) => nameOf({ sql }))).toEqual(['', '', '', 'wt_1', 'wt_1', '', 'wt_2'])
  })

  test('are no more than a connection can keep, however many texts there are', () => {
    const nameOf = createStatementNames()
    const given = new Set<string>()
    for (let n = 0; n < 3_000; n += 1)
      for (let times = 0; times < 4; times += 1) given.add(nameOf({ sql: `SELECT ${n}` }))
    expect(given.size).toBe(401) // and '', for all others
    expect(nameOf({ sql: 'SELECT 1' })).toBe('wt_2')
    expect(nameOf({ sql: 'SELECT 2999' })).toBe('')
  })

  test('stand in Postgres, and outlive a change of the tables they read', async () => {
    const one = connect(database.url, 1)
    const read = () => one.site.findMany({ select: { id: true } })
    for (let times = 0; times < 5; times += 1) await read()
    const held = await one.$queryRaw<
      { name: string }[]
    >`SELECT name FROM pg_prepared_statements WHERE statement LIKE '%"Site"%'`
    expect(held).toHaveLength(1)
    await one.$executeRaw`ALTER TABLE "Site" ADD COLUMN "added" integer`
    await expect(read()).resolves.toBeDefined()
    await one.$disconnect()
  })
})
