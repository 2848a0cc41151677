import type { Metadata } from 'next'
import { AuditLog } from '#components/desk/audit-log.client'
import { DeskPage } from '#components/desk/desk-page'
import { ask } from '#lib/api/ask'
import { listAudit } from '#lib/audit/queries'
import { ACTION_WORDS } from '#lib/audit/words'
import { listContributors } from '#lib/contributors/queries'
import { getDeskActor } from '#lib/contributors/session'
import { can } from '#lib/permissions'
import { getSitePresets } from '#lib/site/queries'
import { listStoriesForDesk } from '#lib/stories/queries'

export const metadata: Metadata = { title: 'Audit log' }

export default async function AuditPage() {
  const actor = await getDeskActor()
  if (!can(actor, 'audit:read')) {
    return <DeskPage title="Audit log">Only admins read the audit log. Ask one of them.</DeskPage>
  }
  const initial = await ask(listAudit, actor, {})
  const { contributors } = await ask(listContributors, actor)
  const { stories } = await ask(listStoriesForDesk, actor)
  const { timeZone } = await ask(getSitePresets)
  const choices = {
    people: contributors.map(({ id, name }) => ({ id, words: name })),
    actions: Object.entries(ACTION_WORDS).map(([id, words]) => ({ id, words })),
    stories: stories.map(({ id, headline }) => ({ id, words: headline })),
  }
  return (
    <DeskPage title="Audit log" about="Who did what, when and from where. Nothing here is ever changed or taken away.">
      <AuditLog initial={initial} choices={choices} timeZone={timeZone} />
    </DeskPage>
  )
}
