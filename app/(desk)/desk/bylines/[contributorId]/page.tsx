import type { Metadata } from 'next'
import Link from 'next/link'
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

const LINK = 'inline-flex items-center underline decoration-edge underline-offset-2 pointer-coarse:min-h-11'

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
      <p className="flex flex-wrap gap-x-4">
        {can(actor, 'profile:list') && (
          <Link href="/desk/bylines" className={LINK}>
            All bylines
          </Link>
        )}
        {can(actor, 'contributor:list') && (
          <Link href={`/desk/contributors/${contributorId}`} className={LINK}>
            Account and rights
          </Link>
        )}
      </p>
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
