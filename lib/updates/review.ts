import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { StoryTexts } from '#lib/stories/schema'
import { IN_QUEUE } from '#lib/updates/in-queue'
import { clockOf, shownToDesk, toUpdateViews } from '#lib/updates/queries'
import type { ReviewedStory, ReviewView } from '#lib/updates/review-views'
import type { Prisma } from '#prisma/client/client'

/** A queue of more is not read but emptied; the rest comes up as these are dealt with. */
const MOST_IN_QUEUE = 200

const storyShown = {
  id: true,
  slug: true,
  timeZone: true,
  publishedAt: true,
  endedAt: true,
  currentRevision: { select: { content: true } },
} as const satisfies Prisma.StorySelect

/** What waits for an editor, in all stories; whoever has waited longest stands first. */
export async function listReview(tx: Tx, actor: Actor): Promise<ReviewView> {
  authorize(actor, 'review:read')
  // The number first: what changes meanwhile raises it, and is read again.
  const { deskRevision: desk } = await tx.site.findUniqueOrThrow({ where: { id: 1 } })
  const found = await tx.liveUpdate.findMany({
    where: IN_QUEUE,
    include: { ...shownToDesk, story: { select: storyShown } },
    orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
    take: MOST_IN_QUEUE,
  })
  const views = await toUpdateViews(tx, found)
  const stories = new Map(found.map(({ id, story }) => [id, toReviewedStory(story)]))
  const rows = views.flatMap((update) => {
    const story = stories.get(update.id)
    return story ? [{ update, story }] : []
  })
  return { desk, at: (await clockOf(tx)).toISOString(), rows }
}

function toReviewedStory(story: Prisma.StoryGetPayload<{ select: typeof storyShown }>): ReviewedStory {
  const { id, slug, timeZone, publishedAt, endedAt, currentRevision } = story
  return {
    id,
    slug,
    headline: StoryTexts.parse(currentRevision.content).headline,
    timeZone,
    publishedAt: publishedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
  }
}
