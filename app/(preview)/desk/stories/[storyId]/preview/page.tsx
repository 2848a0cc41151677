import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { StoryPageBody } from '#components/reader/story-page-body'
import { askWhatIf } from '#lib/api/ask'
import { getDeskActor } from '#lib/contributors/session'
import { AppError } from '#lib/platform/errors'
import { Id } from '#lib/platform/uuid'
import { previewStory } from '#lib/stories/preview'
import type { StoryForReader } from '#lib/stories/reader-views'
import { urlOf } from '../../../../../(reader)/metadata'

export const metadata: Metadata = { title: 'Preview', robots: { index: false, follow: false } }
export const dynamic = 'force-dynamic'

type Props = PageProps<'/desk/stories/[storyId]/preview'>

/** For the desk's frame (`?update=<id>`): the page as readers would get it now. Needs a session; nobody keeps it. */
export default async function PreviewPage({ params, searchParams }: Props) {
  const { storyId } = await params
  const { update } = await searchParams
  const story = await findPreview(storyId, Id.safeParse(update).data ?? null)
  if (!story) notFound()
  // What would be refused now, such as an image without words, and what to do about it.
  if (typeof story === 'string') return <p className="empty">{story}</p>
  return (
    <>
      {/* Links lead nowhere from here: the frame may not open windows. */}
      <base target="_blank" />
      <StoryPageBody story={story} url={urlOf(`/live/${story.slug}`)} />
    </>
  )
}

async function findPreview(storyId: string, updateId: string | null): Promise<StoryForReader | string | null> {
  const actor = await getDeskActor()
  if (!Id.safeParse(storyId).success) return null
  try {
    return await askWhatIf(previewStory, actor, { storyId, updateId }, new Date())
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null
    if (error instanceof AppError && error.code === 'invalid') return error.message
    throw error
  }
}
