import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ForAdmins } from '#components/desk/for-admins'
import { Person } from '#components/desk/person.client'
import { ask } from '#lib/api/ask'
import { listCoverable } from '#lib/contributors/coverable'
import { getPerson } from '#lib/contributors/person'
import { listContributors } from '#lib/contributors/queries'
import { NameContributor } from '#lib/contributors/schema'
import { getDeskActor } from '#lib/contributors/session'
import { can } from '#lib/permissions'
import { AppError } from '#lib/platform/errors'
import { getDeskZone } from '#lib/site/queries'

export const metadata: Metadata = { title: 'Contributor' }

export default async function ContributorPage({ params }: PageProps<'/desk/contributors/[contributorId]'>) {
  const actor = await getDeskActor()
  if (!can(actor, 'contributor:list')) return <ForAdmins title="Contributor" />
  const named = NameContributor.safeParse(await params)
  if (!named.success) notFound()
  const { contributors } = await ask(listContributors, actor, { state: 'active' })
  return (
    <Person
      key={named.data.contributorId}
      actor={actor}
      initial={await ask(getPerson, actor, named.data).catch(orNotFound)}
      colleagues={contributors.map(({ id, name, role }) => ({ id, name, role }))}
      coverable={await ask(listCoverable, actor)}
      zone={await ask(getDeskZone, actor)}
      zones={Intl.supportedValuesOf('timeZone')}
    />
  )
}

function orNotFound(error: unknown): never {
  if (error instanceof AppError && error.code === 'not_found') notFound()
  throw error
}
