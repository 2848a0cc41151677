import type { z } from 'zod'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { lockStory, recordForDesk } from '#lib/stories/record'
import type { ChangePublisher } from '#lib/stories/schema'
import type { PublishersView } from '#lib/stories/views'

const PERSON = { id: true, name: true } as const

/** Who may publish their own updates here, and which other reporters there are. */
export async function listPublishers(tx: Tx, actor: Actor, { storyId }: { storyId: string }): Promise<PublishersView> {
  authorize(actor, 'publishers:read')
  return getPublishersView(tx, storyId)
}

async function getPublishersView(tx: Tx, storyId: string): Promise<PublishersView> {
  const story = await tx.story.findUnique({ where: { id: storyId }, select: { id: true } })
  if (!story) throw new AppError('not_found', 'That story does not exist.')
  const given = { publishes: { some: { storyId } } }
  const [publishers, others] = [
    await tx.contributor.findMany({ where: given, select: PERSON, orderBy: { name: 'asc' } }),
    await tx.contributor.findMany({
      where: { role: 'reporter', disabledAt: null, joinedAt: { not: null }, NOT: given },
      select: PERSON,
      orderBy: { name: 'asc' },
    }),
  ]
  return { publishers, others }
}

/** From now on they publish what they write in this story themselves. The lock orders it with publishing. */
export async function givePublishing(
  tx: Tx,
  actor: Actor,
  { storyId, contributorId }: z.infer<typeof ChangePublisher>,
  now: Date,
): Promise<PublishersView> {
  await lockStory(tx, storyId)
  authorize(actor, 'story:give-publishing')
  const person = await tx.contributor.findUnique({ where: { id: contributorId } })
  if (!person) throw new AppError('not_found', 'That contributor does not exist.')
  if (person.role !== 'reporter') throw new AppError('invalid', `${person.name} may publish in every story anyway.`)
  if (person.disabledAt) throw new AppError('invalid', `${person.name}’s account is disabled.`)
  await tx.storyPublisher.createMany({
    data: [{ storyId, contributorId, grantedById: actor.id, grantedAt: now }],
    skipDuplicates: true,
  })
  const change = { type: 'story.publishing_given', itemType: 'story', itemId: storyId } as const
  await recordForDesk(tx, actor, storyId, change, now, { contributorId })
  return getPublishersView(tx, storyId)
}

/** What of theirs is going out or scheduled is refused when its time comes, and stands in the queue then. */
export async function takePublishing(
  tx: Tx,
  actor: Actor,
  { storyId, contributorId }: z.infer<typeof ChangePublisher>,
  now: Date,
): Promise<PublishersView> {
  await lockStory(tx, storyId)
  authorize(actor, 'story:give-publishing')
  await tx.storyPublisher.deleteMany({ where: { storyId, contributorId } })
  const change = { type: 'story.publishing_taken', itemType: 'story', itemId: storyId } as const
  await recordForDesk(tx, actor, storyId, change, now, { contributorId })
  return getPublishersView(tx, storyId)
}
