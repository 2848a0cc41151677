import type { Metadata } from 'next'
import { Contributors } from '#components/desk/contributors.client'
import { listContributors } from '#lib/contributors/queries'
import { getDeskActor } from '#lib/contributors/session'
import { can } from '#lib/permissions'
import { db } from '#lib/platform/db'

export const metadata: Metadata = { title: 'Contributors' }

export default async function ContributorsPage() {
  const actor = await getDeskActor()
  if (!can(actor, 'contributor:list')) return <ForAdmins />
  const { contributors } = await listContributors(db(), actor)
  return <Contributors actor={actor} initial={contributors} />
}

const ForAdmins = () => (
  <div className="mx-auto grid max-w-3xl gap-2 px-4 py-6">
    <h1 className="font-serif text-xl font-semibold">Contributors</h1>
    <p>Only admins see this page. Ask one of them to invite somebody or to change a role.</p>
  </div>
)
