import { lockActor } from '#lib/contributors/callers'
import { rememberBrowser } from '#lib/contributors/known-browsers'
import { openSession } from '#lib/contributors/sessions'
import type { Visitor } from '#lib/contributors/visitor'
import { audit } from '#lib/platform/audit'
import type { Tx } from '#lib/platform/db'

/** What next-auth puts into the cookies of somebody who has come in. */
export interface Entry {
  contributorId: string
  sessionSecret: string
  /** The secret by which this browser is known again. */
  browser: string
}

/** The one way in, whatever has shown who it is. Throws `unauthenticated` for a disabled account. */
export async function enter(tx: Tx, contributorId: string, visitor: Visitor, now: Date): Promise<Entry> {
  const actor = { ...(await lockActor(tx, contributorId)), address: visitor.address }
  const sessionSecret = await openSession(tx, actor.id, now, visitor)
  await audit(tx, { actor, action: 'session.opened', subjectType: 'contributor', subjectId: actor.id, now })
  return { contributorId: actor.id, sessionSecret, browser: await rememberBrowser(tx, actor.id, visitor.browser, now) }
}
