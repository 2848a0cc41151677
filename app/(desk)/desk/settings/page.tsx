import type { Metadata } from 'next'
import { DeskPage } from '#components/desk/desk-page'
import { Settings } from '#components/desk/settings.client'
import { getDeskActor } from '#lib/contributors/session'

export const metadata: Metadata = { title: 'Settings' }

export default async function SettingsPage() {
  const actor = await getDeskActor()
  return (
    <DeskPage title="You" about={`${actor.name}, ${actor.role}. These settings are yours alone.`}>
      <Settings actor={actor} />
    </DeskPage>
  )
}
