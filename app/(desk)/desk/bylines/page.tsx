import type { Metadata } from 'next'
import Link from 'next/link'
import { DeskPage } from '#components/desk/desk-page'
import { ask } from '#lib/api/ask'
import { listProfiles } from '#lib/bylines/queries'
import type { ProfileRow } from '#lib/bylines/views'
import { getDeskActor } from '#lib/contributors/session'
import { can } from '#lib/permissions'

export const metadata: Metadata = { title: 'Bylines' }

export default async function BylinesPage() {
  const actor = await getDeskActor()
  if (!can(actor, 'profile:list')) {
    return <DeskPage title="Bylines">This is for editors. Your own byline is in your settings.</DeskPage>
  }
  const { profiles } = await ask(listProfiles, actor)
  return (
    <DeskPage title="Bylines" about="Everybody as readers know them, and the way to take a name from readers.">
      <ul className="divide-y divide-hair border-y border-rule">
        {profiles.map((profile) => (
          <Row key={profile.contributorId} profile={profile} />
        ))}
      </ul>
    </DeskPage>
  )
}

function Row({ profile: { contributorId, name, accountName, withheldAt, isDisabled } }: { profile: ProfileRow }) {
  return (
    <li>
      <Link
        href={`/desk/bylines/${contributorId}`}
        className="press flex flex-wrap items-baseline gap-x-3 gap-y-0.5 py-2.5 pointer-coarse:min-h-11 hover:bg-hair"
      >
        <span className="font-semibold">{name}</span>
        {accountName !== name && <span className="text-sm text-soft">account: {accountName}</span>}
        {isDisabled && <span className="text-sm text-soft">has left</span>}
        {withheldAt && <b className="text-sm text-live">Withheld from readers</b>}
      </Link>
    </li>
  )
}
