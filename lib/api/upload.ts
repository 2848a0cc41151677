import type { z } from 'zod'
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
import { lockActor } from '#lib/contributors/callers'
import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { checkOrigin } from '#lib/platform/door'
import { AppError } from '#lib/platform/errors'
import { receiveFile } from '#lib/platform/received-file'
import { validate } from '#lib/platform/validate'

interface Upload<Input, Made, View> {
  /** Refuses before a byte of the body is read. */
  check(tx: Tx, actor: Actor, input: Input): Promise<void>
  /** Takes the id; true where an earlier attempt has done everything. */
  begin(tx: Tx, actor: Actor, input: Input & { hash: string }, now: Date): Promise<boolean>
  /** The slow part, outside of every transaction. What it leaves when it fails is its own to take away. */
  make(input: Input, file: string): Promise<Made>
  finish(tx: Tx, actor: Actor, input: Input & { hash: string }, made: Made | null, now: Date): Promise<View>
  /** Gives the id back after a failure. */
  abandon(tx: Tx, input: Input): Promise<void>
  /** One after the other where the work is heavy. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
}

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
  { check, begin, make, finish, abandon, inTurn }: Upload<Input, Made, View>,
  options: UploadOptions<View>,
): Handler {
  const { status = 201, types, maxBytes, folder } = options

  const handle = async (request: Request, { params }: Params) => {
    checkOrigin(request)
    const caller = await requireCaller(request)
    limitCaller(caller, Date.now())
    const search = Object.fromEntries(new URL(request.url).searchParams)
    const input = validate(schema, merge(search, await params))
    if (!types.includes((request.headers.get('content-type') ?? '').toLowerCase())) {
      throw new AppError('unsupported', `Send the file itself, with Content-Type ${types.join(', ')}.`)
    }
    const press = pressOf(request)
    await inTransaction(async (tx) => check(tx, await lockActor(tx, caller), input))
    const file = await receiveFile(request, folder(), maxBytes)
    try {
      const arrived = { ...input, hash: file.hash }
      const made = await inTurn(() => makeOnce(caller, arrived, file.path))
      const command = (tx: Tx, actor: Actor, given: typeof arrived, now: Date) => finish(tx, actor, given, made, now)
      const outcome = await run(command, caller, arrived, new Date(), { ...press, status })
      return Response.json(outcome.view, { status: outcome.status, headers: { 'Cache-Control': 'no-store' } })
    } finally {
      await file.discard()
    }
  }

  /** Null where an earlier attempt has made it. */
  async function makeOnce(caller: string, arrived: Input & { hash: string }, file: string): Promise<Made | null> {
    const { view: isThere } = await run(begin, caller, arrived, new Date())
    if (isThere) return null
    try {
      return await make(arrived, file)
    } catch (error) {
      await inTransaction((tx) => abandon(tx, arrived)).catch(() => {}) // a database that is away: the sweep does it
      throw error
    }
  }

  return withOperation(handle, schema, options, { status, caller: 'session', body: true, file: types })
}
