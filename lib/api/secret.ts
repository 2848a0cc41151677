import type { z } from 'zod'
import {
  type Handler,
  limitCaller,
  merge,
  type Params,
  type RouteOptions,
  requireCaller,
  withOperation,
} from '#lib/api/route'
import { type Command, run } from '#lib/api/run'
import { type Asker, askerOf } from '#lib/contributors/visitor'
import { db, type Tx } from '#lib/platform/db'
import { checkOrigin, jsonReply, readJson } from '#lib/platform/door'
import { validate } from '#lib/platform/validate'

const MAX_BODY_BYTES = 10_000

/**
 * The door for somebody at the desk who sends a secret of their own: a password. No Idempotency-Key, because what is kept under
 * one is a plain hash of the request, and a password must not be kept like that.
 * @param prepare the slow part (counting the try, hashing), before the transaction
 */
export function ownSecret<Input, Prepared, View>(
  schema: z.ZodType<Input>,
  prepare: (db: Tx, contributorId: string, input: Input, now: Date, from: Asker) => Promise<Prepared>,
  command: Command<Prepared, View>,
  options: RouteOptions<View>,
): Handler {
  const { status = 200, changesContributors } = options
  const handle = async (request: Request, { params }: Params) => {
    checkOrigin(request)
    const caller = await requireCaller(request, true)
    limitCaller(caller.contributorId, Date.now())
    const now = new Date()
    const input = validate(schema, merge(await readJson(request, MAX_BODY_BYTES), await params))
    const prepared = await prepare(db(), caller.contributorId, input, now, await askerOf(request.headers))
    const { view } = await run(command, caller.contributorId, prepared, now, { changesContributors, by: caller })
    return jsonReply(view, status)
  }
  return withOperation(handle, schema, options, { status, caller: 'session', body: true })
}
