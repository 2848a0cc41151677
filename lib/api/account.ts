import { z } from 'zod'
import {
  begin,
  type Handler,
  inTransaction,
  limitCaller,
  limitReading,
  limitStranger,
  merge,
  type Params,
  type RouteOptions,
  reachable,
  refuseAnother,
  requireConfirmed,
  withOperation,
} from '#lib/api/route'
import { type AccountChange, mailAccountChange } from '#lib/contributors/account-mail'
import {
  findOpenSession,
  lockSignedIn,
  type OpenSession,
  type SignedIn,
  type Standing,
} from '#lib/contributors/callers'
import { parseCookies } from '#lib/contributors/session-cookie'
import { giveTryBack, takeTry, tooMany } from '#lib/contributors/tries'
import { type Visitor, visitorOf } from '#lib/contributors/visitor'
import { db, type Tx } from '#lib/platform/db'
import { checkOrigin, jsonReply, readJson } from '#lib/platform/door'
import { AppError } from '#lib/platform/errors'
import { noteCaller } from '#lib/platform/refusals-told'
import { validate } from '#lib/platform/validate'

/** A name, a password or what a passkey says. */
const MAX_BODY_BYTES = 40_000

interface SessionRouteOptions<View> extends RouteOptions<View> {
  /** Also for a session that is nobody's elsewhere: what pays for the second step, and what sets up a factor. */
  standings?: readonly Standing[]
  /** The owner of the account is mailed that this was done, once the answer is on its way. */
  mails?: AccountChange
  /** What is sent may be a guess: too many of them have to wait. */
  guessed?: boolean
}

/**
 * The one door for what somebody does with their own account from one browser. Never for tokens. Each such change names what it
 * changes, so that doing it twice is refused or the same as once: it needs no key.
 * @param prepare what is slow, before the transaction
 */
export function sessionRoute<Input, Prepared, View>(
  schema: z.ZodType<Input>,
  prepare: (db: Tx, session: OpenSession, input: Input, now: Date, visitor: Visitor) => Promise<Prepared>,
  command: (tx: Tx, person: SignedIn, input: Prepared, now: Date) => Promise<View>,
  options: SessionRouteOptions<View>,
): Handler {
  const { status = 200, standings, sudo, guessed, after, mails } = options
  const handle = async (request: Request, { params }: Params) => {
    checkOrigin(request)
    const session = await requireSession(request, standings)
    limitCaller(session.owner.id, Date.now())
    if (sudo) await requireConfirmed(session)
    const now = new Date()
    const visitor = visitorOf(request.headers)
    const input = validate(schema, merge(await readJson(request, MAX_BODY_BYTES), await params))
    const taken = guessed ? await reachable(() => takeTry(db(), 'code', session.owner.id, visitor, now)) : null
    if (taken?.allowed === false) throw tooMany(taken.seconds)
    const prepared = await reachable(() => prepare(db(), session, input, now, visitor))
    const view = await inTransaction(async (tx) =>
      command(tx, await lockSignedIn(tx, session, visitor.address), prepared, now),
    )
    if (taken) await giveTryBack(db(), taken.counted)
    if (mails) begin(() => mailAccountChange(db(), { contributorId: session.owner.id, change: mails, visitor }, now))
    return jsonReply(after ? { ...view, ...(await after(view)) } : view, status)
  }
  return withOperation(handle, schema, { ...options, sessionOnly: true }, { status, caller: 'session', body: true })
}

/** The same for a reading. */
export function sessionRead<View>(
  query: (tx: Tx, session: OpenSession, now: Date) => Promise<View>,
  options: RouteOptions<View>,
): Handler {
  const handle = async (request: Request) => {
    const session = await requireSession(request)
    limitReading(session.owner.id, Date.now())
    return jsonReply(await reachable(() => query(db(), session, new Date())))
  }
  return withOperation(
    handle,
    NO_INPUT,
    { ...options, sessionOnly: true },
    { status: 200, caller: 'session', body: false },
  )
}

/** What a browser may know of its own session before it is anybody's; null where there is none. */
export function openRead<View>(
  query: (tx: Tx, session: OpenSession | null) => Promise<View>,
  options: RouteOptions<View>,
): Handler {
  const handle = async (request: Request) => {
    limitStranger(visitorOf(request.headers).address, Date.now())
    const session = await findOpenSession(parseCookies(request.headers.get('cookie')))
    return jsonReply(await reachable(() => query(db(), session)))
  }
  return withOperation(handle, NO_INPUT, options, { status: 200, caller: 'none', body: false })
}

const NO_INPUT = z.strictObject({})

async function requireSession(request: Request, standings: readonly Standing[] = ['whole']): Promise<OpenSession> {
  if (request.headers.has('authorization')) {
    throw new AppError('forbidden', 'A token does not reach this; sign in to the desk.')
  }
  const session = await findOpenSession(parseCookies(request.headers.get('cookie')))
  if (!session || !standings.includes(session.standing)) {
    throw new AppError('unauthenticated', 'You are signed out. Your text is still here; sign in again.')
  }
  noteCaller(request, session.owner.id)
  refuseAnother(request, session.owner.id)
  return session
}

/** Where nothing is to be prepared. */
export const asItIs = async <Input>(_db: Tx, _session: OpenSession, input: Input): Promise<Input> => input
