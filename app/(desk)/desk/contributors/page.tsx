import type { Metadata } from 'next'
import { Contributors } from '#components/desk/contributors.client'
import { ForAdmins } from '#components/desk/for-admins'
import { ask } from '#lib/api/ask'
import { listCoverable } from '#lib/contributors/coverable'
import { listContributors } from '#lib/contributors/queries'
import { getDeskActor } from '#lib/contributors/session'
import { can } from '#lib/permissions'
import { getDeskZone } from '#lib/site/queries'

export const metadata: Metadata = { title: 'Contributors' }

export default async function ContributorsPage() {
  const actor = await getDeskActor()
  if (!can(actor, 'contributor:list')) return <ForAdmins title="Contributors" />
  const { contributors } = await ask(listContributors, actor)
  const coverable = await ask(listCoverable, actor)
  return (
    <Contributors actor={actor} initial={contributors} coverable={coverable} zone={await ask(getDeskZone, actor)} />
  )
}
