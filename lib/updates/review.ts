import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { OPEN } from '#lib/second-eyes/queries'
import { StoryTexts } from '#lib/stories/schema'
import { IN_QUEUE } from '#lib/updates/in-queue'
import { clockOf, shownToDesk, toUpdateViews } from '#lib/updates/queries'
import { type ReviewedStory, type ReviewView, waitsSince } from '#lib/updates/review-views'
import type { Prisma } from '#prisma/client/client'

/** A queue of more is not read but emptied; the rest comes up as these are dealt with. */
const MOST_IN_QUEUE = 200

const storyShown = {
  id: true,
  slug: true,
  topicSlug: true,
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
    where: {
      OR: [IN_QUEUE, { id: { in: await listAskedAbout(tx) }, droppedAt: null, retractedAt: null, movedAt: null }],
    },
    include: { ...shownToDesk, story: { select: storyShown } },
    orderBy: [{ submittedAt: 'asc' }, { id: 'asc' }],
    take: MOST_IN_QUEUE,
  })
  const views = (await toUpdateViews(tx, found)).sort((a, b) => (waitsSince(a) < waitsSince(b) ? -1 : 1))
  const stories = new Map(found.map(({ id, story }) => [id, toReviewedStory(story)]))
  const rows = views.flatMap((update) => {
    const story = stories.get(update.id)
    return story ? [{ update, story }] : []
  })
  return { desk, at: (await clockOf(tx)).toISOString(), rows }
}

/** What needs a second pair of eyes, in whatever state it is: scheduled, held, or before readers already and to be changed. */
async function listAskedAbout(tx: Tx): Promise<string[]> {
  const open = await tx.secondLook.findMany({
    where: { ...OPEN, itemType: 'update' },
    select: { itemId: true },
    orderBy: { askedAt: 'asc' },
    take: MOST_IN_QUEUE,
  })
  return open.map(({ itemId }) => itemId)
}

function toReviewedStory(story: Prisma.StoryGetPayload<{ select: typeof storyShown }>): ReviewedStory {
  const { id, slug, topicSlug, timeZone, publishedAt, endedAt, currentRevision } = story
  return {
    id,
    slug,
    headline: StoryTexts.parse(currentRevision.content).headline,
    topicSlug,
    timeZone,
    publishedAt: publishedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
  }
}
