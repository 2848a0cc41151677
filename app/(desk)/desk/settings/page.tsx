import type { Metadata } from 'next'
import Link from 'next/link'
import { Byline } from '#components/desk/byline.client'
import { DeskPage } from '#components/desk/desk-page'
import { Settings } from '#components/desk/settings.client'
import { ask } from '#lib/api/ask'
import { getProfileView } from '#lib/bylines/queries'
import { getDeskActor } from '#lib/contributors/session'
import { getSitePresets } from '#lib/site/queries'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage() {
  const actor = await getDeskActor()
  const profile = await ask(getProfileView, actor, { contributorId: actor.id })
  const { timeZone } = await ask(getSitePresets)
  return (
    <DeskPage title="You" about={`${actor.name}, ${actor.role}. These settings are yours alone.`}>
      <p>
        <Link href="/desk/settings/signing-in" className="underline">
          Signing in: your second factor, and where you are signed in
        </Link>
      </p>
      <Settings actor={actor} />
      <Byline actor={actor} initial={profile} timeZone={timeZone} />
    </DeskPage>
  )
}
