import { lockActor } from '#lib/contributors/callers'
import { rememberBrowser } from '#lib/contributors/known-browsers'
import { openSession } from '#lib/contributors/sessions'
import type { Visitor } from '#lib/contributors/visitor'
import { hasFactor } from '#lib/factors/queries'
import { audit } from '#lib/platform/audit'
import type { Tx } from '#lib/platform/db'

/** What next-auth puts into the cookies of somebody who has come in. */
export interface Entry {
  contributorId: string
  sessionSecret: string
  /** The secret by which this browser is known again; null while a second factor is owed. */
  browser: string | null
}

/** What is known of how somebody came. */
interface Coming extends Visitor {
  bySingleSignOn?: boolean
  /** When they last showed who they are; now where it is left out. */
  shownAt?: Date
}

/**
 * The way in after a first proof; for whoever has a second factor it leads half way, to a session that is nobody's.
 * Throws `unauthenticated` for a disabled account.
 */
export async function enter(tx: Tx, contributorId: string, visitor: Coming, now: Date): Promise<Entry> {
  const actor = { ...(await lockActor(tx, contributorId)), address: visitor.address }
  if (!(await hasFactor(tx, contributorId))) return enterWhole(tx, actor, visitor, now)
  const sessionSecret = await openSession(tx, actor.id, now, { ...visitor, factorPending: true })
  await audit(tx, { actor, action: 'session.half-opened', subjectType: 'contributor', subjectId: actor.id, now })
  return { contributorId, sessionSecret, browser: null }
}

/**
 * The one way in once all that is asked for was right.
 * @param detail what showed who it is, where it was not the password alone
 */
export async function enterWhole(
  tx: Tx,
  { id }: { id: string },
  visitor: Coming,
  now: Date,
  detail?: { way: string },
): Promise<Entry> {
  const sessionSecret = await openSession(tx, id, now, visitor)
  const actor = { id, address: visitor.address }
  const subject = { subjectType: 'contributor', subjectId: id } as const
  await audit(tx, { actor, action: 'session.opened', ...subject, now, ...(detail && { detail }) })
  return { contributorId: id, sessionSecret, browser: await rememberBrowser(tx, id, visitor.browser, now) }
}
