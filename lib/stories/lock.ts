import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { getStoryView } from '#lib/stories/queries'
import { lockStory } from '#lib/stories/record'
import type { Story } from '#prisma/client/client'

/** Locks a story at the version its editor read: 409 with the story as it is now where it changed. */
export async function lockStoryAt(tx: Tx, storyId: string, baseVersion: number): Promise<Story> {
  const story = await lockStory(tx, storyId)
  if (story.version !== baseVersion) {
    throw new AppError('conflict', 'This story changed since you read it. Compare both, then decide.', {
      current: await getStoryView(tx, storyId),
    })
  }
  return story
}
