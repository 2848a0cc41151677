import { z } from 'zod'
import { type Admission, admitted } from '#lib/api/admit'
import { type Command, type Outcome, type RunOptions, run } from '#lib/api/run'
import { type Caller, findCaller, type OpenSession } from '#lib/contributors/callers'
import { type Visitor, visitorOf } from '#lib/contributors/visitor'
import { listConfirmingWays } from '#lib/factors/confirmation'
import type { Actor } from '#lib/permissions'
import { isUnavailable } from '#lib/platform/database-failures'
import { db, type Tx } from '#lib/platform/db'
import { answer, checkOrigin, jsonReply, readJson } from '#lib/platform/door'
import { AppError } from '#lib/platform/errors'
import { addressOf } from '#lib/platform/http-address'
import { log, messageOf } from '#lib/platform/log'
import { rateLimiter } from '#lib/platform/rate-limit'
import { callerNoted, isTold, noteCaller, routeOf, tellRefused } from '#lib/platform/refusals-told'
import { validate } from '#lib/platform/validate'
import type { TokenRight } from '#lib/rights'

/** Rich text of 20,000 characters with every mark is below half of this. */
const MAX_BODY_BYTES = 1_000_000
/** A person presses a button once a second at most; importers need more. */
export const limitCaller = rateLimiter(300)
/** Eight tabs of a room where something happens every second, each of which reads what changed. */
export const limitReading = rateLimiter(1_000)
export const limitStranger = rateLimiter(300)

const Key = z.string().regex(/^[\w-]{8,100}$/, 'An Idempotency-Key has 8 to 100 letters, digits, - or _')

/** Next gives no parameters at all to a path that has none. */
export type Params = { params: Promise<Record<string, string | string[] | undefined> | undefined> }
export type Handler = (request: Request, context: Params) => Promise<Response>

/** What a handler takes and gives, for the OpenAPI document. */
export interface Operation {
  summary: string
  input: z.ZodType
  returns: z.ZodType
  status: number
  /** `session`: a session or a token; `none`: anybody. */
  caller: 'session' | 'none'
  body: boolean
  /** What a token needs, where it is not one right: several, or none would do. */
  tokenRights?: readonly TokenRight[]
  /** The media types of a body that is a file. */
  file?: readonly string[]
}

const operations = new WeakMap<object, Operation>()

/** What a route handler takes and gives; null for anything that is none. */
export const operationOf = (handler: unknown): Operation | null =>
  typeof handler === 'function' ? (operations.get(handler) ?? null) : null

export interface RouteOptions<View> extends Pick<RunOptions, 'secretFields' | 'changesContributors'> {
  summary: string
  returns: z.ZodType<View>
  status?: 200 | 201
  maxBytes?: number
  /** Not for tokens: they are copied into scripts and lie in files. */
  sessionOnly?: boolean
  /** Where a token needs more than one right, for the OpenAPI document; the rulebook asks for them. */
  tokenRights?: readonly TokenRight[]
  /** Asks again who it is after 15 minutes: for what changes who may do what. */
  sudo?: boolean
  /** Also for a token that is for some stories: this touches none, or keeps its answer to them (`inReach`). */
  mayNameNone?: boolean
  /** Runs once after commit, outside the transaction (mail); what it answers is merged into the reply. */
  after?: (view: View) => Promise<Partial<View>>
}

/** The one door for a change: origin, caller, limits, schema, idempotency, transaction, reply. */
export function route<Input, View>(
  schema: z.ZodType<Input>,
  command: Command<Input, View>,
  options: RouteOptions<View>,
): Handler {
  const {
    status = 200,
    maxBytes = MAX_BODY_BYTES,
    secretFields,
    changesContributors,
    sessionOnly,
    sudo,
    mayNameNone,
  } = options
  const handle = async (request: Request, { params }: Params) => {
    checkOrigin(request)
    const caller = await requireCaller(request, sessionOnly, sudo)
    limitCaller(caller.contributorId, Date.now())
    const input = validate(schema, merge(await readJson(request, maxBytes), await params))
    const remember = { ...pressOf(request), status, secretFields, changesContributors, by: caller, mayNameNone }
    const outcome = await run(command, caller.contributorId, input, new Date(), remember)
    return jsonReply(await finish(outcome, options), outcome.status)
  }
  return withOperation(handle, schema, options, { status, caller: 'session', body: true })
}

/** The door for a reading: no change, no key. `params` and the query string are the input. */
export function read<Input, View>(
  schema: z.ZodType<Input>,
  query: (tx: Tx, actor: Actor, input: Input) => Promise<View>,
  options: RouteOptions<View>,
): Handler {
  const handle = async (request: Request, { params }: Params) => {
    const caller = await requireCaller(request, options.sessionOnly)
    limitReading(caller.contributorId, Date.now())
    const search = Object.fromEntries(new URL(request.url).searchParams)
    const input = validate(schema, merge(search, await params))
    const admission: Admission = { by: caller, reads: true, mayNameNone: options.mayNameNone }
    const work = (tx: Tx) => admitted(tx, caller.contributorId, input, admission, (actor) => query(tx, actor, input))
    return jsonReply(await inTransaction(work))
  }
  return withOperation(handle, schema, options, { status: 200, caller: 'session', body: false })
}

/**
 * The door for somebody who has no account yet: a secret in the request is the right.
 * @param prepare the slow part (counting a try, hashing a password), before the transaction
 */
export function publicRoute<Input, Prepared, View>(
  schema: z.ZodType<Input>,
  prepare: (db: Tx, input: Input, now: Date, visitor: Visitor) => Promise<Prepared>,
  command: (tx: Tx, input: Prepared, now: Date) => Promise<View>,
  options: PublicOptions<Prepared, View>,
): Handler {
  const { status = 200, maxBytes = MAX_BODY_BYTES } = options
  const handle = async (request: Request, { params }: Params) => {
    checkOrigin(request)
    limitStranger('everybody', Date.now())
    const now = new Date()
    const input = validate(schema, merge(await readJson(request, maxBytes), await params))
    const prepared = await reachable(() => prepare(db(), input, now, visitorOf(request.headers)))
    const view = await inTransaction((tx) => command(tx, prepared, now))
    const done = { prepared, view, visitor: visitorOf(request.headers) }
    if (options.afterwards) begin(() => options.afterwards?.(db(), done, now))
    return jsonReply(view, status)
  }
  return withOperation(handle, schema, options, { status, caller: 'none', body: true })
}

export interface PublicOptions<Prepared, View> extends RouteOptions<View> {
  /** Begins once the answer is on its way, which says nothing of it: not how it went, nor how long it took. */
  afterwards?: (db: Tx, done: Done<Prepared, View>, now: Date) => Promise<void>
}

export interface Done<Prepared, View> {
  prepared: Prepared
  view: View
  visitor: Visitor
}

export function begin(work: () => Promise<void> | undefined): void {
  const attempt = async () => {
    try {
      await work()
    } catch (error) {
      // Whoever waits for it asks again.
      log('error', 'afterwards.failed', { why: messageOf(error) })
    }
  }
  setImmediate(() => void attempt())
}

/** Which press of a button this is. */
export function pressOf(request: Request): { key: string | null; request: string } {
  const header = request.headers.get('idempotency-key')
  const key = header === null ? null : validate(Key, header)
  return { key, request: `${request.method} ${new URL(request.url).pathname}` }
}

export function withOperation<View>(
  handle: (request: Request, context: Params) => Promise<Response>,
  input: z.ZodType,
  { summary, returns, sessionOnly, sudo, tokenRights }: RouteOptions<View>,
  operation: Pick<Operation, 'status' | 'caller' | 'body' | 'file'>,
): Handler {
  const guarded: Handler = async (request, context) => {
    const params = await context.params
    return answer(
      () => handle(request, context),
      (error) => isTold(error) && tellOf(request, params, error),
    )
  }
  const rights = sessionOnly || sudo ? [] : tokenRights
  operations.set(guarded, { summary, input, returns, ...(rights ? { tokenRights: rights } : {}), ...operation })
  return guarded
}

function tellOf(request: Request, params: Record<string, string | string[] | undefined> = {}, { code }: AppError) {
  const route = routeOf(request.method, new URL(request.url).pathname, params)
  tellRefused({ code, who: callerNoted(request), route, from: addressOf(request.headers) }, Date.now())
}

export async function requireCaller(request: Request, sessionOnly = false, sudo = false): Promise<Caller> {
  const caller = await findCaller(request)
  if (caller) noteCaller(request, caller.token?.id ?? caller.contributorId)
  if (!caller && request.headers.has('authorization')) throw new AppError('unauthenticated', 'This token is not valid.')
  if (!caller) throw new AppError('unauthenticated', 'You are signed out. Your text is still here; sign in again.')
  if ((sessionOnly || sudo) && !caller.session)
    throw new AppError('forbidden', 'A token does not reach this; sign in to the desk.')
  refuseAnother(request, caller.contributorId)
  if (sudo && caller.session) await requireConfirmed(caller.session)
  return caller
}

export function refuseAnother(request: Request, contributorId: string): void {
  const written = request.headers.get(WRITTEN_BY)
  if (written !== null && written !== contributorId)
    throw new AppError('unauthenticated', ANOTHER, { reason: 'another' })
}

/** Who has left a screen open for longer than this proves again who they are. */
const CONFIRMED_MS = 15 * 60 * 1000

/** For what changes who may do what. Says the ways in which the holder can prove who they are. */
export async function requireConfirmed(session: OpenSession): Promise<void> {
  const { confirmedAt } = session
  if (confirmedAt !== null && Date.now() - confirmedAt.getTime() < CONFIRMED_MS) return
  const ways = await reachable(() => listConfirmingWays(db(), session))
  throw new AppError('confirm_identity', 'Confirm that it is you, then press again. Nothing was changed yet.', { ways })
}

/** Who wrote what a browser sends: a page outlives a log-in, and nobody's words may go out under another's name. */
const WRITTEN_BY = 'writethru-contributor'
const ANOTHER = 'Somebody else is signed in on this device now. Your text is kept here; sign in again as yourself.'

/** The path names the thing, so a body may not name another one. */
export function merge(fields: Record<string, unknown>, params: Record<string, unknown> = {}): Record<string, unknown> {
  for (const name of Object.keys(params)) {
    if (name in fields) throw new AppError('invalid', `\`${name}\` stands in the path; leave it out of the request.`)
  }
  return { ...fields, ...params }
}

async function finish<View>(outcome: Outcome, { after, returns }: RouteOptions<View>): Promise<unknown> {
  if (!after || outcome.replayed) return outcome.view
  const view = returns.parse(outcome.view)
  return { ...view, ...(await after(view)) }
}

export const inTransaction = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => reachable(() => db().$transaction(work))

export async function reachable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (isUnavailable(error))
      throw new AppError('unavailable', 'The newsroom’s database cannot be reached; try again in a moment.')
    throw error
  }
}
