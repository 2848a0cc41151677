import { type Admission, admitted } from '#lib/api/admit'
import type { Actor } from '#lib/permissions'
import { attemptsAfter, isContention, isUnavailable } from '#lib/platform/database-failures'
import { db, type Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { canonicalJson, sha256 } from '#lib/platform/ids'
import { purge, type Taken, takenIn } from '#lib/platform/purging'
import { numberedIn, show } from '#lib/platform/showing'
import type { Prisma } from '#prisma/client/client'

/** One change: locks, authorises, changes, records; one transaction, any caller. */
export type Command<Input, View> = (tx: Tx, actor: Actor, input: Input, now: Date) => Promise<View>

export interface RunOptions extends Pick<Admission, 'by' | 'mayNameNone'> {
  /** One per press of a button (`Idempotency-Key`); with it, a repeated request has one effect and one reply. */
  key?: string | null
  /** What the key stands for: method and path. */
  request?: string
  status?: number
  /** Fields of the reply that must not be stored. */
  secretFields?: readonly string[]
  /** For commands that change contributors: one at a time in the whole newsroom. */
  changesContributors?: boolean | undefined
}

export interface Outcome {
  status: number
  view: unknown
  /** True where the reply is an earlier one: nothing was done now. */
  replayed: boolean
}

/**
 * Runs a command for a contributor in one transaction. Contention is retried once; an unreachable or overloaded database
 * is `unavailable`, and then nothing has happened or the same key answers with what has.
 */
export async function run<Input, View>(
  command: Command<Input, View>,
  contributorId: string,
  input: Input,
  now: Date,
  options: RunOptions = {},
): Promise<Outcome> {
  let taken: Taken | null = null
  let numbered: readonly string[] = []
  let outcome: Outcome
  try {
    outcome = await inTransaction(async (tx) => {
      const attempt = await runOnce(tx, command, contributorId, input, now, options)
      taken = takenIn(tx)
      numbered = numberedIn(tx)
      return attempt
    })
  } finally {
    // Also where nobody knows whether it was committed: readers rather wait than see what may have been taken down.
    if (taken) await purge(taken)
  }
  await show(numbered)
  return outcome
}

/** One transaction with the same patience, for what nobody's request has begun: a release whose time has come. */
export async function inTransaction<T>(work: (tx: Tx) => Promise<T>, attempt = 1): Promise<T> {
  try {
    return await db().$transaction(work)
  } catch (error) {
    if (attempt < attemptsAfter(error)) return inTransaction(work, attempt + 1)
    if (isContention(error)) throw new AppError('unavailable', 'Too many changes at once; try again in a moment.')
    if (isUnavailable(error)) throw new AppError('unavailable', AWAY)
    throw error
  }
}

const AWAY =
  'The newsroom’s database cannot be reached. Nothing is lost: your text is still here. Try again in a moment.'

async function runOnce<Input, View>(
  tx: Tx,
  command: Command<Input, View>,
  contributorId: string,
  input: Input,
  now: Date,
  options: RunOptions,
): Promise<Outcome> {
  const { key, status = 200 } = options
  if (key) await lockKey(tx, contributorId, key)
  return admitted(tx, contributorId, input, options, async (actor) => {
    if (key) return runOncePerKey(tx, command, actor, input, now, { ...options, key, status })
    return { status, view: await command(tx, actor, input, now), replayed: false }
  })
}

async function runOncePerKey<Input, View>(
  tx: Tx,
  command: Command<Input, View>,
  actor: Actor,
  input: Input,
  now: Date,
  { key, request = '', status, secretFields = [] }: RunOptions & { key: string; status: number },
): Promise<Outcome> {
  // Role and token are part of the request: a reply that an admin got is not repeated to who is an admin no longer.
  const { role, token } = actor
  const requestHash = sha256(canonicalJson({ request, role, token: token ?? undefined, input }))
  const stored = await tx.idempotencyKey.findUnique({ where: { actorId_key: { actorId: actor.id, key } } })
  if (stored && stored.requestHash !== requestHash) {
    throw new AppError('invalid', 'This Idempotency-Key was used for another request; use a new one.')
  }
  if (stored) return { status: stored.status, view: stored.reply, replayed: true }

  const view = await command(tx, actor, input, now)
  const reply = toStored(view, secretFields)
  await tx.idempotencyKey.create({ data: { actorId: actor.id, key, requestHash, status, reply, createdAt: now } })
  return { status, view, replayed: false }
}

/** A second INSERT of the same key would wait for the first transaction; this answers at once. */
async function lockKey(tx: Tx, contributorId: string, key: string): Promise<void> {
  const name = `${contributorId}:${key}`
  const [lock] = await tx.$queryRaw<{ taken: boolean }[]>`
    SELECT pg_try_advisory_xact_lock(hashtextextended(${name}, 0)) AS taken`
  if (!lock?.taken) throw new AppError('busy', 'This request is being worked on; ask again in a second.')
}

function toStored(view: unknown, secretFields: readonly string[]): Prisma.InputJsonValue {
  return JSON.parse(JSON.stringify(view, (field, value) => (secretFields.includes(field) ? undefined : value)))
}
