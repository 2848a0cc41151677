import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Byline } from '#components/desk/byline.client'
import { DeskPage } from '#components/desk/desk-page'
import { ask } from '#lib/api/ask'
import { getProfileView } from '#lib/bylines/queries'
import type { ProfileView } from '#lib/bylines/views'
import { getDeskActor } from '#lib/contributors/session'
import { type Actor, can } from '#lib/permissions'
import { AppError } from '#lib/platform/errors'
import { Id } from '#lib/platform/uuid'
import { getSitePresets } from '#lib/site/queries'

export const metadata: Metadata = { title: 'Byline' }

export default async function BylinePage({ params }: PageProps<'/desk/bylines/[contributorId]'>) {
  const actor = await getDeskActor()
  const { contributorId } = await params
  if (!can(actor, 'profile:list') && contributorId !== actor.id) {
    return <DeskPage title="Byline">This is for editors. Your own byline is in your settings.</DeskPage>
  }
  const profile = await findProfile(actor, contributorId)
  if (!profile) notFound()
  const { timeZone } = await ask(getSitePresets)
  return (
    <DeskPage title={profile.name} about="As readers know them: the name under their texts, and their page.">
      <Byline actor={actor} initial={profile} timeZone={timeZone} />
    </DeskPage>
  )
}

async function findProfile(actor: Actor, contributorId: string): Promise<ProfileView | null> {
  if (!Id.safeParse(contributorId).success) return null
  try {
    return await ask(getProfileView, actor, { contributorId })
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return null
    throw error
  }
}
