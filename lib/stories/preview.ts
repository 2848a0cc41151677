import type { Actor } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { markStoryPublished } from '#lib/stories/publishing'
import type { StoryForReader } from '#lib/stories/reader-views'
import { lockStory, raiseRevision } from '#lib/stories/record'
import { readStoryPage } from '#lib/stories/story-page'
import { lockUpdate } from '#lib/updates/locks'
import { markPublished } from '#lib/updates/publishing'
import type { LiveUpdate } from '#prisma/client/client'

interface Preview {
  storyId: string
  /** The update that is to be seen in its place; without it the page as it stands, or as the story would come out. */
  updateId: string | null
}

/**
 * A story's page as readers would get it now: publishes what is looked at and reads the page, inside a transaction that its
 * caller takes back (`askWhatIf`). So there is no second way for a page to come about. Needs no right to publish: nothing is.
 */
export async function previewStory(tx: Tx, actor: Actor, preview: Preview, now: Date): Promise<StoryForReader> {
  const { storyId } = preview
  const before = await tx.story.findUnique({ where: { id: storyId }, select: { publishedAt: true } })
  if (!before) throw new AppError('not_found', 'That story does not exist.')
  const waiting = await lockWaiting(tx, preview, before.publishedAt === null)
  // Who writes a banned term sees it warned of and may look at it all the same: nothing goes out here.
  await tx.bannedTerm.updateMany({ where: { storyId, liftedAt: null }, data: { liftedAt: now, liftedById: actor.id } })
  if (before.publishedAt === null) await markStoryPublished(tx, actor, await lockStory(tx, storyId), now)
  for (const update of waiting) {
    await markPublished(tx, actor, update, await raiseRevision(tx, storyId, now), now, undefined, 'settled')
  }

  const { slug } = await tx.story.findUniqueOrThrow({ where: { id: storyId }, select: { slug: true } })
  const page = await readStoryPage(tx, slug)
  if (!page) throw new AppError('not_found', 'That story does not exist.')
  return page
}

/** What would come out, the oldest first: one update, or with a story that nobody has seen yet all of its own. */
async function lockWaiting(tx: Tx, { storyId, updateId }: Preview, withStory: boolean): Promise<LiveUpdate[]> {
  if (!withStory && !updateId) return []
  const waiting = await tx.liveUpdate.findMany({
    where: { storyId, publishedAt: null, droppedAt: null, ...(withStory || !updateId ? {} : { id: updateId }) },
    orderBy: { id: 'asc' },
  })
  const locked: LiveUpdate[] = []
  for (const { id, version } of waiting) locked.push(await lockUpdate(tx, id, version))
  return locked.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
}
