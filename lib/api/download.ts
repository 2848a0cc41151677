import { z } from 'zod'
import { admitted } from '#lib/api/admit'
import {
  type Handler,
  inTransaction,
  limitCaller,
  merge,
  type Params,
  requireCaller,
  withOperation,
} from '#lib/api/route'
import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { validate } from '#lib/platform/validate'

interface DownloadOptions {
  summary: string
  type: string
  fileName: string
}

/** The door for a reading that is a file to be kept: the same caller, limits and schema as `read`, for sessions alone. */
export function download<Input>(
  schema: z.ZodType<Input>,
  query: (tx: Tx, actor: Actor, input: Input) => Promise<string>,
  { summary, type, fileName }: DownloadOptions,
): Handler {
  const handle = async (request: Request, { params }: Params) => {
    const caller = await requireCaller(request, true)
    limitCaller(caller.contributorId, Date.now())
    const search = Object.fromEntries(new URL(request.url).searchParams)
    const input = validate(schema, merge(search, await params))
    const work = (tx: Tx) =>
      admitted(tx, caller.contributorId, input, { by: caller, reads: true }, (actor) => query(tx, actor, input))
    return new Response(await inTransaction(work), {
      headers: {
        'Content-Type': `${type}; charset=utf-8`,
        'Content-Disposition': `attachment; filename="${fileName}"`,
        'Cache-Control': 'no-store',
      },
    })
  }
  return withOperation(
    handle,
    schema,
    { summary, returns: z.string(), sessionOnly: true },
    { status: 200, caller: 'session', body: false },
  )
}
