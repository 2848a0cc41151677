import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { peopleOf } from '#lib/presence/people'
import type { PresenceView } from '#lib/presence/views'

/** A tab speaks every 8 s (lib/desk/presence.ts): after two lost words it is gone, at most 30 s after it was closed. */
export const GONE_AFTER_MS = 20_000

export async function getPresenceView(tx: Tx, storyId: string, now: Date): Promise<PresenceView> {
  const tabs = await tx.presence.findMany({
    where: { storyId, seenAt: { gt: new Date(now.getTime() - GONE_AFTER_MS) } },
    include: { contributor: { select: { id: true, name: true } } },
  })
  return { people: peopleOf(tabs) }
}

/** Who is in a story's room now. */
export const getPresenceForDesk = (tx: Tx, _actor: Actor, { storyId }: { storyId: string }): Promise<PresenceView> =>
  getPresenceView(tx, storyId, new Date())

/** The editors who have a story's room open now, whoever asks aside, in the order of their names. */
export async function listEditorsInRoom(
  tx: Tx,
  storyId: string,
  butNot: string,
  now: Date,
): Promise<{ id: string; name: string }[]> {
  return tx.contributor.findMany({
    where: {
      id: { not: butNot },
      role: { not: 'reporter' },
      disabledAt: null,
      presences: { some: { storyId, seenAt: { gt: new Date(now.getTime() - GONE_AFTER_MS) } } },
    },
    select: { id: true, name: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  })
}
