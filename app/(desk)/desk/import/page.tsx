import type { Metadata } from 'next'
import { DeskPage } from '#components/desk/desk-page'
import { ImportText } from '#components/desk/import.client'
import { ask } from '#lib/api/ask'
import { getDeskActor } from '#lib/contributors/session'
import { can } from '#lib/permissions'
import { getSitePresets } from '#lib/site/queries'

export const metadata: Metadata = { title: 'Import text' }

export default async function ImportPage() {
  const actor = await getDeskActor()
  if (!can(actor, 'story:create')) {
    return <DeskPage title="Import text">Only editors and admins import stories. Ask one of them.</DeskPage>
  }
  return (
    <DeskPage title="Import text" about="Turns a running article into a draft story. Nothing of it is lost.">
      <ImportText actor={actor} site={await ask(getSitePresets)} />
    </DeskPage>
  )
}
