import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Byline } from '#components/desk/byline.client'
import { DeskPage } from '#components/desk/desk-page'
import { ask } from '#lib/api/ask'
import { getProfileView } from '#lib/bylines/queries'
import { getDeskActor } from '#lib/contributors/session'
import { can } from '#lib/permissions'
import { Id } from '#lib/platform/uuid'
import { getSitePresets } from '#lib/site/queries'

export const metadata: Metadata = { title: 'Byline' }

export default async function BylinePage({ params }: PageProps<'/desk/bylines/[contributorId]'>) {
  const actor = await getDeskActor()
  const { contributorId } = await params
  if (!Id.safeParse(contributorId).success) notFound()
  if (!can(actor, 'profile:list') && contributorId !== actor.id) {
    return <DeskPage title="Byline">This is for editors. Your own byline is in your settings.</DeskPage>
  }
  const profile = await ask(getProfileView, actor, { contributorId })
  const { timeZone } = await ask(getSitePresets)
  return (
    <DeskPage title={profile.name} about="As readers know them: the name under their texts, and their page.">
      <Byline actor={actor} initial={profile} timeZone={timeZone} />
    </DeskPage>
  )
}
