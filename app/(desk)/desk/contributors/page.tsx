import type { Metadata } from 'next'
import { Contributors } from '#components/desk/contributors.client'
import { DeskPage } from '#components/desk/desk-page'
import { ask } from '#lib/api/ask'
import { listContributors } from '#lib/contributors/queries'
import { getDeskActor } from '#lib/contributors/session'
import { can } from '#lib/permissions'

export const metadata: Metadata = { title: 'Contributors' }

export default async function ContributorsPage() {
  const actor = await getDeskActor()
  if (!can(actor, 'contributor:list')) return <ForAdmins />
  const { contributors } = await ask(listContributors, actor)
  return <Contributors actor={actor} initial={contributors} />
}

const ForAdmins = () => (
  <DeskPage title="Contributors">
    <p>Only admins see this page. Ask one of them to invite somebody or to change a role.</p>
  </DeskPage>
)
