import type { z } from 'zod'
import { ownByline } from '#lib/bylines/profiles'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { newId } from '#lib/platform/ids'
import { writeRevision } from '#lib/revisions/write'
import { docOfText } from '#lib/richtext/text'
import { raiseRevision } from '#lib/stories/record'
import type { EndStory } from '#lib/stories/schema'
import { markPublished } from '#lib/updates/publishing'

type Summary = Pick<z.infer<typeof EndStory>, 'storyId' | 'summaryId' | 'banReason'> & { summary: string }

/** The last update of a story, by whoever ends it: it can be corrected and retracted like any other. */
export async function publishSummary(
  tx: Tx,
  actor: Actor,
  { storyId, summary, summaryId = newId(), banReason }: Summary,
  now: Date,
): Promise<void> {
  const story = await raiseRevision(tx, storyId, now)
  const content = { headline: null, body: docOfText(summary) }
  const bylines = [await ownByline(tx, actor)]
  const text = { storyId, itemType: 'update', itemId: summaryId, kind: 'edit', content, bylines } as const
  const currentRevisionId = await writeRevision(tx, actor, text, now)
  const update = await tx.liveUpdate.create({
    data: { id: summaryId, storyId, currentRevisionId, createdById: actor.id, createdAt: now },
  })
  authorize(actor, 'update:publish', update, story)
  await markPublished(tx, actor, update, story, now, banReason)
}
