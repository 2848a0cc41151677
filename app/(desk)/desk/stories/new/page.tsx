import type { Metadata } from 'next'
import { DeskPage } from '#components/desk/desk-page'
import { NewStoryForm } from '#components/desk/new-story.client'
import { ask } from '#lib/api/ask'
import { getDeskActor } from '#lib/contributors/session'
import { can } from '#lib/permissions'
import { getSitePresets } from '#lib/site/queries'
import { listStoriesForDesk } from '#lib/stories/queries'

export const metadata: Metadata = { title: 'New story' }

export default async function NewStoryPage() {
  const actor = await getDeskActor()
  if (!can(actor, 'story:create')) {
    return <DeskPage title="New story">Only editors and admins begin stories. Ask one of them.</DeskPage>
  }
  const { stories } = await ask(listStoriesForDesk, actor)
  const running = stories.filter(({ state }) => state !== 'ended').map(({ id, headline }) => ({ id, headline }))
  return (
    <DeskPage title="New story" about="It begins as a draft that only the desk sees.">
      <NewStoryForm actor={actor} site={await ask(getSitePresets)} running={running} />
    </DeskPage>
  )
}
