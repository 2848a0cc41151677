import type { z } from 'zod'
import { admitted } from '#lib/api/admit'
import {
  type Handler,
  inTransaction,
  limitCaller,
  merge,
  type Params,
  pressOf,
  type RouteOptions,
  requireCaller,
  withOperation,
} from '#lib/api/route'
import { run } from '#lib/api/run'
import type { Caller } from '#lib/contributors/callers'
import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { checkOrigin, jsonReply } from '#lib/platform/door'
import { AppError } from '#lib/platform/errors'
import { receiveFile } from '#lib/platform/received-file'
import { validate } from '#lib/platform/validate'

interface Upload<Input, Made, View> {
  /** Refuses before a byte of the body is read. */
  check(tx: Tx, actor: Actor, input: Input): Promise<void>
  /** Takes the id; true where an earlier attempt has done everything. */
  begin(tx: Tx, actor: Actor, input: Input & { hash: string }, now: Date): Promise<boolean>
  /** The slow part, outside of every transaction. */
  make(input: Input, file: string): Promise<Made>
  finish(tx: Tx, actor: Actor, input: Input & { hash: string }, made: Made | null, now: Date): Promise<View>
  /** Gives the id back after a failure; false where there is nothing to give back. */
  abandon(tx: Tx, input: Input): Promise<boolean>
  /** Takes away what was made of it. */
  unmake(input: Input): Promise<void>
  /** One after the other where the work is heavy. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
}

type Press = ReturnType<typeof pressOf>

interface UploadOptions<View> extends RouteOptions<View> {
  types: readonly string[]
  maxBytes: number
  /** Where files wait while they are worked on. */
  folder: () => string
}

/**
 * The one door for a file: the body is the file itself, `params` and the query string are the input. The same origin, caller,
 * limits, key and reply as for every change (`route`); the type a file claims is never believed, only its bytes.
 */
export function upload<Input, Made, View>(
  schema: z.ZodType<Input>,
  { check, begin, make, finish, abandon, unmake, inTurn }: Upload<Input, Made, View>,
  options: UploadOptions<View>,
): Handler {
  const { status = 201, types, maxBytes, folder } = options

  const handle = async (request: Request, { params }: Params) => {
    checkOrigin(request)
    const caller = await requireCaller(request, options.sessionOnly)
    limitCaller(caller.contributorId, Date.now())
    if (!types.includes((request.headers.get('content-type') ?? '').toLowerCase())) {
      throw new AppError('unsupported', `Send the file itself, with Content-Type ${types.join(', ')}.`)
    }
    const search = Object.fromEntries(new URL(request.url).searchParams)
    const input = validate(schema, merge(search, await params))
    await inTransaction((tx) => asCaller(tx, caller, input, (actor) => check(tx, actor, input)))
    const file = await receiveFile(request, folder(), maxBytes)
    try {
      const outcome = await takeIn(caller, { ...input, hash: file.hash }, file.path, pressOf(request))
      return jsonReply(outcome.view, outcome.status)
    } finally {
      await file.discard()
    }
  }

  async function takeIn(caller: Caller, arrived: Input & { hash: string }, file: string, press: Press) {
    const isThere = await inTransaction((tx) =>
      asCaller(tx, caller, arrived, (actor) => begin(tx, actor, arrived, new Date())),
    )
    try {
      const made = isThere ? null : await inTurn(() => make(arrived, file))
      const command = (tx: Tx, actor: Actor, given: typeof arrived, now: Date) => finish(tx, actor, given, made, now)
      return await run(command, caller.contributorId, arrived, new Date(), { ...press, status, by: caller })
    } catch (error) {
      await takeBack(arrived).catch(() => {}) // a database or storage that is away: the sweep does it
      throw error
    }
  }

  /** The row first: where it is gone nobody refers to the files any more. What an earlier attempt finished stays. */
  async function takeBack(input: Input) {
    if (await inTransaction((tx) => abandon(tx, input))) await unmake(input)
  }

  return withOperation(handle, schema, options, { status, caller: 'session', body: true, file: types })
}

const asCaller = <T>(tx: Tx, by: Caller, input: unknown, work: (actor: Actor) => Promise<T>): Promise<T> =>
  admitted(tx, by.contributorId, input, { by }, work)
