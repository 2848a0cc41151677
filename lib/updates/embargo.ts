import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { recordForDesk } from '#lib/stories/record'
import { longDate, placeOf, timeWithDate } from '#lib/stories/times'
import type { LiveUpdate } from '#prisma/client/client'

interface Embargoed {
  embargoUntil: Date | null
  embargoBrokenAt: Date | null
}

/** Until when it may not be published at a time; null where nothing forbids it, or an editor said why it may be. */
export const embargoAt = ({ embargoUntil, embargoBrokenAt }: Embargoed, at: Date): Date | null =>
  embargoUntil && embargoUntil > at && embargoBrokenAt === null ? embargoUntil : null

/** "22:00 in Istanbul", with the date where it is not today's. */
export function momentWords(at: Date, timeZone: string, now: Date): string {
  const time = timeWithDate(at.toISOString(), timeZone, longDate(now.toISOString(), timeZone))
  return `${time} ${placeOf({ place: '', timeZone })}`
}

interface Asked {
  /** When readers would see it. */
  at: Date
  reason?: string | undefined
  timeZone: string
}

/** Lets an update out at a time: refused across its embargo, except for an editor who says why; that is kept and logged. */
export async function passEmbargo(
  tx: Tx,
  actor: Actor,
  update: LiveUpdate,
  { at, reason, timeZone }: Asked,
  now: Date,
): Promise<LiveUpdate> {
  const until = embargoAt(update, at)
  if (!until) return update
  if (!reason) {
    const words = `This update is embargoed until ${momentWords(until, timeZone, now)}.`
    throw new AppError('forbidden', `${words} Publish it then; an editor can publish it before with a reason.`, {
      reason: 'embargoed',
      embargoUntil: until.toISOString(),
    })
  }
  authorize(actor, 'update:break-embargo')
  const broken = { embargoBrokenAt: now, embargoReason: reason }
  await tx.liveUpdate.update({ where: { id: update.id }, data: broken })
  const change = { type: 'update.embargo_broken', itemType: 'update', itemId: update.id } as const
  await recordForDesk(tx, actor, update.storyId, change, now, { embargoUntil: until.toISOString() })
  return { ...update, ...broken }
}
