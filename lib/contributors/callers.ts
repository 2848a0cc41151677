import { type ActorRow, toActor } from '#lib/contributors/actor'
import { ACTOR_COLUMNS, findSession, findToken, type SessionRow } from '#lib/contributors/queries'
import { parseCookies, readSessionSecret } from '#lib/contributors/session-cookie'
import { endSilent, isSilent, isWorthNoting, noteSeen } from '#lib/contributors/sessions'
import { lockToken, noteUse } from '#lib/contributors/token-scope'
import type { Actor } from '#lib/permissions'
import { db, type Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { addressOf } from '#lib/platform/http-address'
import { log, messageOf } from '#lib/platform/log'
import { isInReach } from '#lib/stories/reach'
import type { TokenScope } from '#lib/subjects'

export interface Caller {
  contributorId: string
  via: 'session' | 'token'
  /** Null for a token. */
  session: OpenSession | null
  /** What the token was made for; null for a session. */
  token: TokenScope | null
  /** Where the request came from; null where nothing says. */
  address: string | null
}

/** `pending`: the second factor is owed; `lacking`: the role needs one, and there is none yet. Both are nobody. */
export type Standing = 'whole' | 'pending' | 'lacking'

/** A session that has not ended, whatever it still owes. */
export interface OpenSession {
  id: string
  owner: Actor
  standing: Standing
  /** When whoever holds it last proved who they are. */
  confirmedAt: Date | null
  bySingleSignOn: boolean
}

/** What a caller adds to the contributor that they are. */
export type CalledBy = Pick<Caller, 'token' | 'address'>

const DISABLED = 'Your account has been disabled; ask an admin. Your text is still here.'

/**
 * Said by a page that nobody has before them (a hidden tab), and by what looks at a session again and again by itself (an open
 * stream): such a request is no use of the session. Whoever makes it up only shortens their own.
 */
export const UNSEEN = 'writethru-unseen'

/**
 * Who sent this request, by session cookie or `Authorization: Bearer`; null where nobody known did, or the session has
 * ended or expired. Looked up in the database every time, so that an ending or a disabling counts from the next request on.
 * Throws `unauthenticated` for a disabled account, and `unavailable` where it cannot be looked up: that is never "logged out".
 */
export async function findCaller(request: Request): Promise<Caller | null> {
  const address = addressOf(request.headers)
  const authorization = request.headers.get('authorization')
  if (authorization !== null) {
    const found = await findTokenOwner(authorization)
    return found && { contributorId: found.owner.id, via: 'token', session: null, token: found.token, address }
  }
  const isUse = !request.headers.has(UNSEEN)
  const session = await findOpenSession(parseCookies(request.headers.get('cookie')), isUse)
  if (session?.standing !== 'whole') return null
  return { contributorId: session.owner.id, via: 'session', session, token: null, address }
}

/** Whether whoever calls may read what is named, where nothing else asks the rulebook: a stream, a picture. */
export const mayRead = ({ token }: Caller, named: unknown): Promise<boolean> =>
  lookUp(() => isInReach(db(), token, named))

/** Whose session these cookies hold. */
export async function findSessionOwner(cookies: Iterable<readonly [string, string]>): Promise<Actor | null> {
  const session = await findOpenSession(cookies)
  return session?.standing === 'whole' ? session.owner : null
}

/** For the second step and for setting up a factor alone: everywhere else only a whole session counts. */
export async function findOpenSession(
  cookies: Iterable<readonly [string, string]>,
  isUse = true,
): Promise<OpenSession | null> {
  const secret = await readSessionSecret(cookies)
  if (secret === null) return null
  const session = await lookUp(() => findSession(db(), secret))
  if (!session) return null
  refuseDisabled(session.contributor)
  const now = new Date()
  if (session.endedAt !== null || session.expiresAt <= now) return null
  if (await isOverBySilence(session, now)) return null
  if (isUse && isWorthNoting(session.lastSeenAt, now)) await seen(session.sessionId, now)
  const { sessionId: id, contributor, confirmedAt, bySingleSignOn } = session
  return { id, owner: toActor(contributor), standing: standingOf(session), confirmedAt, bySingleSignOn }
}

async function isOverBySilence({ sessionId, lastSeenAt, createdAt }: SessionRow, now: Date): Promise<boolean> {
  if (!isSilent(lastSeenAt ?? createdAt, now)) return false
  return lookUp(() => endSilent(db(), sessionId, lastSeenAt, now))
}

/** Whether it can be asked now whose session a browser holds. Before a page is begun: Next's own failure would say 500. */
export async function canAskWhoItIs(cookie: string | undefined): Promise<boolean> {
  try {
    await findOpenSession(parseCookies(cookie ?? null), false)
    return true
  } catch (error) {
    return !(error instanceof AppError && error.code === 'unavailable')
  }
}

function standingOf({ factorPendingSince, lacksFactor }: SessionRow): Standing {
  if (factorPendingSince !== null) return 'pending'
  return lacksFactor ? 'lacking' : 'whole'
}

async function seen(sessionId: string, now: Date): Promise<void> {
  try {
    await noteSeen(db(), sessionId, now)
  } catch (error) {
    // The list of sessions says "some minutes ago" a little longer; nobody is kept from work for that.
    log('warn', 'session.not-noted', { why: messageOf(error) })
  }
}

async function findTokenOwner(authorization: string): Promise<{ owner: Actor; token: TokenScope } | null> {
  const secret = /^Bearer ([\w-]+)$/i.exec(authorization)?.[1]
  if (!secret) return null
  const token = await lookUp(() => findToken(db(), secret))
  if (!token) return null
  refuseDisabled(token.contributor)
  if (!token.scope) return null
  noteUse(db(), token.id, token.lastUsedAt, new Date())
  return { owner: toActor(token.contributor), token: token.scope }
}

/** The secret was once theirs, so telling them why gives nothing away. */
function refuseDisabled({ disabledAt }: { disabledAt: Date | null }): void {
  if (disabledAt !== null) throw new AppError('unauthenticated', DISABLED, { reason: 'disabled' })
}

async function lookUp<T>(query: () => Promise<T>): Promise<T> {
  try {
    return await query()
  } catch (error) {
    log('error', 'caller.lookup-failed', { why: messageOf(error) })
    throw new AppError(
      'unavailable',
      'The newsroom’s database cannot be reached. Nothing is lost; try again in a moment.',
    )
  }
}

/**
 * The actor for the length of a command: many of theirs may run at once, and nobody can disable or demote them meanwhile.
 * The advisory lock stands before the row's, because rows know no queue: while one FOR SHARE follows another, whoever wants
 * to disable a busy person waits for ever (seen with five publishing at a time). Advisory locks are given in turn.
 */
export async function lockActor(tx: Tx, contributorId: string, by?: CalledBy): Promise<Actor> {
  return calledBy(tx, asActor(await lockForReading(tx, contributorId)), by)
}

/** The token is locked after its owner: what it may do is what its row says now. */
async function calledBy(tx: Tx, actor: Actor, by: CalledBy | undefined): Promise<Actor> {
  if (!by) return actor
  return { ...actor, address: by.address, token: by.token && (await lockToken(tx, by.token.id)) }
}

/** The same for whoever asked for something a while ago, and may have been disabled since. */
export async function lockAsker(tx: Tx, contributorId: string): Promise<{ actor: Actor; isDisabled: boolean }> {
  const person = await lockForReading(tx, contributorId)
  if (!person) throw new Error('Whoever asked for this is not there: contributors are never removed')
  return { actor: toActor(person), isDisabled: person.disabledAt !== null }
}

async function lockForReading(tx: Tx, contributorId: string): Promise<ActorRow | undefined> {
  const [person] = await tx.$queryRaw<ActorRow[]>`
    WITH turn AS MATERIALIZED (SELECT pg_advisory_xact_lock_shared(hashtextextended('contributor:' || ${contributorId}, 0)))
    SELECT ${ACTOR_COLUMNS} FROM "Contributor" c, turn
    WHERE c.id = ${contributorId}::uuid FOR SHARE OF c`
  return person
}

/** Somebody at the browser of one session, for what is about their own account. */
export interface SignedIn extends Actor {
  sessionId: string
}

/**
 * The person behind a session, for a command about their own account: one such at a time, and not once the session has ended
 * (somebody may have reset the account while this was on its way).
 */
export async function lockSignedIn(
  tx: Tx,
  { id, owner }: OpenSession,
  address: string | null = null,
): Promise<SignedIn> {
  const person = asActor(await lockPerson(tx, owner.id))
  const session = await tx.session.findFirst({ where: { id, endedAt: null }, select: { id: true } })
  if (!session) throw new AppError('unauthenticated', 'You are signed out. Your text is still here; sign in again.')
  return { ...person, sessionId: session.id, address }
}

/**
 * The actor of a command that changes contributors: one at a time in the whole newsroom, so that two admins cannot
 * demote each other to none. The row is locked at once in full strength: FOR SHARE first and UPDATE later deadlocks.
 */
export async function lockActorToChangeContributors(tx: Tx, contributorId: string, by?: CalledBy): Promise<Actor> {
  await oneAtATime(tx)
  return calledBy(tx, asActor(await lockPerson(tx, contributorId)), by)
}

/** NO KEY, because a colleague's byline may refer to the same person (a foreign key) meanwhile. */
export async function lockPerson(tx: Tx, contributorId: string): Promise<ActorRow | undefined> {
  const [person] = await tx.$queryRaw<ActorRow[]>`
    WITH turn AS MATERIALIZED (SELECT pg_advisory_xact_lock(hashtextextended('contributor:' || ${contributorId}, 0)))
    SELECT ${ACTOR_COLUMNS} FROM "Contributor" c, turn
    WHERE c.id = ${contributorId}::uuid FOR NO KEY UPDATE OF c`
  return person
}

/** Held to the end of the transaction by everything that changes who may do what. */
export async function oneAtATime(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('writethru:contributors'))`
}

function asActor(person: ActorRow | undefined): Actor {
  if (!person || person.disabledAt !== null) throw new AppError('unauthenticated', DISABLED, { reason: 'disabled' })
  return toActor(person)
}
