import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { env } from '#lib/platform/env'
import { takeReaderRole, tellThereIsNone } from '#lib/platform/reader-role'
import { createStatementNames } from '#lib/platform/statements'
import { Prisma, PrismaClient } from '#prisma/client/client'

/** A command's transaction: the only database handle a command ever sees. */
export type Tx = Prisma.TransactionClient

/** A lost process must not hold a lock for hours (Postgres's own defaults are: never). Lock 2 s, statement and idle 5 s. */
const SESSION_LIMITS =
  '-c lock_timeout=2000 -c statement_timeout=5000 -c idle_in_transaction_session_timeout=5000 ' +
  '-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3'
/** Readers' queries look rows up by their keys, whatever the values: one plan is right for all, and planning is most of a page. */
const READER_PLANS = ' -c plan_cache_mode=force_generic_plan'
const POOL_WAIT_MS = 2_000
const TRANSACTION_MS = 8_000
const KEEPALIVE_MS = 10_000

/** Connection settings with every limit; for Prisma's pools and for LISTEN alike. */
export function connectionLimits(connectionString: string): pg.PoolConfig {
  return {
    connectionString,
    options: SESSION_LIMITS,
    connectionTimeoutMillis: POOL_WAIT_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEPALIVE_MS,
  }
}

export function connect(connectionString: string, connections: number, more: pg.PoolConfig = {}): PrismaClient {
  const pool = { ...connectionLimits(connectionString), max: connections, ...more }
  // A pooler in between may hand a transaction a connection that knows no statement of ours.
  const isPooled = env().DATABASE_LISTEN_URL !== undefined
  const adapter = new PrismaPg(pool, isPooled ? {} : { statementNameGenerator: createStatementNames() })
  return new PrismaClient({ adapter, transactionOptions: { maxWait: POOL_WAIT_MS, timeout: TRANSACTION_MS } })
}

// Next's bundle and server.ts are two copies of this module in one process; they share the pools through globalThis.
const shared = globalThis as typeof globalThis & { writethruDb?: PrismaClient; writethruReaderDb?: PrismaClient }

/** A part of a statement, for statements that share it: lib/platform/sql.ts. */
export const { sql } = Prisma

/** The newsroom's client. Ten connections: a desk writes seldom, and Postgres's preset is a hundred for everybody. */
export function db(): PrismaClient {
  shared.writethruDb ??= connect(env().DATABASE_URL, 10)
  return shared.writethruDb
}

/**
 * The readers' client, in a pool of its own: a busy desk cannot starve a print. Four: the press prints two at once. It sees what
 * prisma/reader-grants.ts names, and nothing else.
 */
export function readerDb(): PrismaClient {
  shared.writethruReaderDb ??= connectReaders()
  return shared.writethruReaderDb
}

function connectReaders(): PrismaClient {
  const { DATABASE_URL, DATABASE_READER_URL, DATABASE_LISTEN_URL } = env()
  const options = SESSION_LIMITS + READER_PLANS
  if (DATABASE_READER_URL) return connect(DATABASE_READER_URL, 4, { options })
  if (!DATABASE_LISTEN_URL) return connect(DATABASE_URL, 4, { options, onConnect: takeReaderRole })
  // A pooler hands one connection to the desk and to readers in turn: a role put on would stay on.
  tellThereIsNone()
  return connect(DATABASE_URL, 4, { options })
}

/** All of a print's reads in one snapshot, so that a page never carries a number without the change it counts. */
export function snapshot<T>(read: (tx: Tx) => Promise<T>): Promise<T> {
  return readerDb().$transaction(
    async (tx) => {
      await tx.$executeRaw`SET TRANSACTION READ ONLY`
      return read(tx)
    },
    { isolationLevel: 'RepeatableRead' },
  )
}
