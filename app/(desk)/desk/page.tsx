import type { Metadata } from 'next'
import Link from 'next/link'
import { DeskPage } from '#components/desk/desk-page'
import { StoryList } from '#components/desk/story-list'
import { ask } from '#lib/api/ask'
import { getDeskActor } from '#lib/contributors/session'
import { can } from '#lib/permissions'
import { listStoriesForDesk } from '#lib/stories/queries'

export const metadata: Metadata = { title: 'All stories' }

export default async function StoriesPage() {
  const actor = await getDeskActor()
  const { stories } = await ask(listStoriesForDesk, actor)
  return (
    <DeskPage title="All stories" about="Running first, then by their last change.">
      {stories.length > 0 ? <StoryList stories={stories} /> : <NoStories mayCreate={can(actor, 'story:create')} />}
    </DeskPage>
  )
}

function NoStories({ mayCreate }: { mayCreate: boolean }) {
  if (!mayCreate) return <p>There are no stories yet. An editor begins one; then you can file updates into it.</p>
  return (
    <p>
      There are no stories yet.{' '}
      <Link href="/desk/stories/new" className="underline">
        Write the first one
      </Link>{' '}
      or{' '}
      <Link href="/desk/import" className="underline">
        import the text of a running article
      </Link>
      .
    </p>
  )
}
