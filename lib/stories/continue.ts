import type { z } from 'zod'
import { guardTerms } from '#lib/briefs/guard'
import { coverAlso } from '#lib/contributors/coverage-carried'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { CARRIED } from '#lib/stories/carry'
import { createStory, publishStory } from '#lib/stories/commands'
import { lockStoryAt } from '#lib/stories/lock'
import { getStoryView } from '#lib/stories/queries'
import { lockRooms, raiseRevision, record } from '#lib/stories/record'
import { type ContinueStory, StoryTexts } from '#lib/stories/schema'
import type { StoryView } from '#lib/stories/views'

/**
 * Ends a story and goes on in a new one, which is published at once and takes over what is carried (carry.ts). The end of
 * the old one names the new one to everybody who has it open; the new one lists the old one as related.
 * Answers the new story.
 */
export async function continueStory(
  tx: Tx,
  actor: Actor,
  { storyId, baseVersion, newStoryId, headline, standfirst, slug, banReason }: z.infer<typeof ContinueStory>,
  now: Date,
): Promise<StoryView> {
  await coverAlso(tx, actor, { storyId, alsoId: newStoryId }, now)
  const old = await lockStoryAt(tx, storyId, baseVersion)
  await lockRooms(tx, [storyId])
  authorize(actor, 'story:continue', old)
  const { place, listHeading } = StoryTexts.parse(
    (await tx.revision.findUniqueOrThrow({ where: { id: old.currentRevisionId } })).content,
  )
  const { topic, timeZone, language } = old
  const begun = {
    ...{ storyId: newStoryId, headline, standfirst, slug, shortHeadline: '', credit: null },
    ...{ topic, timeZone, language, place, listHeading, lede: { type: 'doc' as const, content: [] } },
  }
  const words = { storyId, itemType: 'story', itemId: newStoryId, texts: { headline, standfirst, slug } } as const
  await guardTerms(tx, actor, words, banReason, now)
  const draft = await createStory(tx, actor, begun, now)
  await tx.story.update({ where: { id: newStoryId }, data: { relatedIds: [storyId], relatedRevision: 1 } })
  await publishStory(tx, actor, { storyId: newStoryId, baseVersion: draft.version, updates: [] }, now)
  for (const carry of CARRIED) await carry(tx, actor, { from: old, toId: newStoryId }, now)

  const ended = await raiseRevision(tx, storyId, now)
  await tx.story.update({
    where: { id: storyId },
    data: { endedAt: now, continuedInId: newStoryId, version: { increment: 1 } },
  })
  await record(tx, actor, ended, { type: 'story.continued', itemType: 'story', itemId: newStoryId }, now)
  return getStoryView(tx, newStoryId)
}
