import { lockActor } from '#lib/contributors/callers'
import { rememberDevice } from '#lib/contributors/devices'
import { openSession } from '#lib/contributors/sessions'
import type { Visitor } from '#lib/contributors/visitor'
import { audit } from '#lib/platform/audit'
import type { Tx } from '#lib/platform/db'

/** What next-auth puts into the cookies of somebody who has come in. */
export interface Entry {
  contributorId: string
  sessionSecret: string
  /** The secret by which this browser is known again. */
  device: string
}

/** The one way in, whatever has shown who it is. Throws `unauthenticated` for a disabled account. */
export async function enter(tx: Tx, contributorId: string, { device }: Visitor, now: Date): Promise<Entry> {
  const actor = await lockActor(tx, contributorId)
  const sessionSecret = await openSession(tx, actor.id, now)
  await audit(tx, { actor, action: 'session.opened', subjectType: 'contributor', subjectId: actor.id, now })
  return { contributorId: actor.id, sessionSecret, device: await rememberDevice(tx, actor.id, device, now) }
}
