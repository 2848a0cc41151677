import type { Metadata } from 'next'
import { DeskPage } from '#components/desk/desk-page'
import { SiteSettings } from '#components/desk/site-settings.client'
import { ask } from '#lib/api/ask'
import { getDeskActor } from '#lib/contributors/session'
import { can } from '#lib/permissions'
import { getSiteSettings } from '#lib/site/queries'

export const metadata: Metadata = { title: 'Settings of the site' }

export default async function SiteSettingsPage() {
  const actor = await getDeskActor()
  if (!can(actor, 'site:set')) {
    return <DeskPage title="Settings of the site">Only admins change these. Ask one of them.</DeskPage>
  }
  const settings = await ask(getSiteSettings, actor)
  return (
    <DeskPage
      title="Settings of the site"
      about="They hold for everybody. Each change is written into the audit log, with what it was before."
    >
      <SiteSettings initial={settings} />
      {can(actor, 'site:require-factor') && (
        <p className="text-sm text-soft">
          Which roles need a second factor stands on{' '}
          <a href="/desk/settings/signing-in#who-needs-a-second-factor" className="underline">
            Signing in
          </a>
          .
        </p>
      )}
    </DeskPage>
  )
}
