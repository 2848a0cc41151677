import { type CalledBy, lockActor, lockActorToChangeContributors } from '#lib/contributors/callers'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { requireReach } from '#lib/stories/reach'

export interface Admission {
  /** Who calls, and from where; absent where a command is run by our own code. */
  by?: CalledBy | undefined
  reads?: boolean
  changesContributors?: boolean | undefined
  /** It touches no story, or keeps its answer to a token's stories itself. */
  mayNameNone?: boolean | undefined
}

/**
 * Locks who calls and lets their token in to what the request names; then does the work, and looks again at what was named:
 * only now is it locked. The rulebook decides the rest.
 */
export async function admitted<View>(
  tx: Tx,
  contributorId: string,
  input: unknown,
  { by, reads = false, changesContributors, mayNameNone }: Admission,
  work: (actor: Actor) => Promise<View>,
): Promise<View> {
  const lock = changesContributors ? lockActorToChangeContributors : lockActor
  const actor = await lock(tx, contributorId, by)
  if (!actor.token) return work(actor)
  if (reads) authorize(actor, 'desk:read')
  else requireWriting(actor)
  await requireReach(tx, actor, input, { mayNameNone })
  const view = await work(actor)
  await requireReach(tx, actor, input, { mayNameNone })
  return view
}

/** Also for commands that everybody at the desk may give, and that ask the rulebook nothing. */
function requireWriting({ token }: Actor): void {
  if (!token || token.rights.some((right) => right !== 'read')) return
  throw new AppError('forbidden', 'This token may only read; make one with the right “file”, “publish” or “manage”.', {
    right: 'file',
  })
}
