import { ClaimText } from '#lib/box/schema'
import { typeOfPutIn } from '#lib/box/status'
import { freezeClaim } from '#lib/box/texts'
import { keepStatus } from '#lib/box/versions'
import { findHolder } from '#lib/briefs/queries'
import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { writeRevision } from '#lib/revisions/write'
import { raiseRevision, record, recordForDesk } from '#lib/stories/record'
import { copyUpdate } from '#lib/updates/moving'
import type { Story } from '#prisma/client/client'

interface Carrying {
  /** The story that ends, locked. */
  from: Story
  /** The one that goes on, published in this transaction. */
  toId: string
}

type Carry = (tx: Tx, actor: Actor, stories: Carrying, now: Date) => Promise<void>

/** What stands at the top stands at the top of the new story too, as updates of its own; the last pinned is the first there. */
const carryPins: Carry = async (tx, actor, { from, toId }, now) => {
  const pinned = await tx.liveUpdate.findMany({
    where: { storyId: from.id, pinnedAt: { not: null } },
    orderBy: { pinRevision: 'asc' },
  })
  for (const update of pinned) {
    const itemId = await copyUpdate(tx, actor, update, await raiseRevision(tx, toId, now), now)
    const story = await raiseRevision(tx, toId, now)
    await tx.liveUpdate.update({
      where: { id: itemId },
      data: { pinnedAt: now, pinRevision: story.revision, version: { increment: 1 } },
    })
    await record(tx, actor, story, { type: 'update.pinned', itemType: 'update', itemId }, now)
  }
}

/** The desk goes on being reminded as before. */
const carryReminder: Carry = async (tx, _actor, { from, toId }) => {
  await tx.story.update({ where: { id: toId }, data: { quietMinutes: from.quietMinutes } })
}

/**
 * What is known goes on being known, and what is open goes on being open: the claims in their order, in the box and out of
 * it, each with its status and checked when it was. What was settled, and what we got wrong, stays where readers saw it.
 */
const carryBox: Carry = async (tx, actor, { from, toId }, now) => {
  const rows = await tx.claim.findMany({
    where: { storyId: from.id, removedAt: null, status: { notIn: ['superseded', 'withdrawn'] } },
    include: { currentRevision: { select: { content: true } } },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  for (const [position, { currentRevision, boxedAt, status, statusAt, checkedAt, checkedById }] of rows.entries()) {
    const { statedIn: _stated, wrongIn: _wrong, ...text } = ClaimText.parse(currentRevision.content)
    const item = { itemType: 'claim', itemId: newId() } as const
    const version = { ...item, storyId: toId, kind: 'edit', content: freezeClaim(text) } as const
    const story = boxedAt ? await raiseRevision(tx, toId, now) : null
    const revisionId = await writeRevision(tx, actor, version, now)
    await tx.claim.create({
      data: {
        ...{ id: item.itemId, storyId: toId, position, createdAt: now, status, statusAt, checkedAt, checkedById },
        currentRevisionId: revisionId,
        ...(story
          ? { boxedAt: now, publishedRevisionId: revisionId, publishedAt: now, storyRevision: story.revision }
          : {}),
      },
    })
    await keepStatus(tx, actor, { claimId: item.itemId, status, revisionId }, now)
    if (story) await record(tx, actor, story, { ...item, type: typeOfPutIn(status), revisionId }, now)
    else await recordForDesk(tx, actor, toId, { ...item, type: 'claim.made', revisionId }, now)
  }
}

/** Whoever has the desk has it still, with whom it waits for, what comes next and what must not go out. */
const carryBrief: Carry = async (tx, _actor, { from, toId }, now) => {
  const holder = await findHolder(tx, from.id)
  if (holder) await tx.handover.create({ data: { id: newId(), storyId: toId, holderId: holder.id, at: now } })
  const brief = await tx.brief.findUnique({ where: { storyId: from.id } })
  if (brief) await tx.brief.create({ data: { ...brief, storyId: toId, version: 1 } })
  const terms = await tx.bannedTerm.findMany({ where: { storyId: from.id, liftedAt: null } })
  await tx.bannedTerm.createMany({ data: terms.map((term) => ({ ...term, id: newId(), storyId: toId })) })
}

/** Who may publish there may publish here. */
const carryPublishers: Carry = async (tx, _actor, { from, toId }) => {
  const publishers = await tx.storyPublisher.findMany({ where: { storyId: from.id } })
  await tx.storyPublisher.createMany({ data: publishers.map((publisher) => ({ ...publisher, storyId: toId })) })
}

/** What a story hands to the one that continues it, in this order. What else belongs to a story adds its own line here. */
export const CARRIED: readonly Carry[] = [carryPins, carryBox, carryReminder, carryBrief, carryPublishers]
