import type { Metadata } from 'next'
import Link from 'next/link'
import { DeskPage } from '#components/desk/desk-page'
import { Settings } from '#components/desk/settings.client'
import { getDeskActor } from '#lib/contributors/session'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage() {
  const actor = await getDeskActor()
  return (
    <DeskPage title="You" about={`${actor.name}, ${actor.role}. These settings are yours alone.`}>
      <p>
        <Link href="/desk/settings/signing-in" className="underline">
          Signing in: your second factor, and where you are signed in
        </Link>
      </p>
      <Settings actor={actor} />
    </DeskPage>
  )
}
