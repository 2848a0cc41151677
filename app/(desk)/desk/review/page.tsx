import type { Metadata } from 'next'
import { DeskPage } from '#components/desk/desk-page'
import { ReviewQueue } from '#components/desk/review-queue.client'
import { getDeskActor } from '#lib/contributors/session'
import { can } from '#lib/permissions'

export const metadata: Metadata = { title: 'Review queue' }

export default async function ReviewPage() {
  const actor = await getDeskActor()
  if (!can(actor, 'review:read')) {
    return (
      <DeskPage title="Review queue">
        Editors review what is submitted. What you have submitted stands in the room of its story.
      </DeskPage>
    )
  }
  return (
    <DeskPage title="Review queue" about="Submitted in all stories; whoever has waited longest stands first.">
      <ReviewQueue actor={actor} />
    </DeskPage>
  )
}
