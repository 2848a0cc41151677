'use client'

import { useState } from 'react'
import { InviteForm } from '#components/desk/contributors-invite.client'
import { ContributorRow } from '#components/desk/contributors-row.client'
import { DeskPage } from '#components/desk/desk-page'
import type { ContributorView } from '#lib/contributors/views'
import type { Actor } from '#lib/permissions'

/** Everybody with an account, and the form that invites one more. */
export function Contributors({ actor, initial }: { actor: Actor; initial: ContributorView[] }) {
  const [people, setPeople] = useState(initial)

  const put = (person: ContributorView) =>
    setPeople((all) =>
      all.some(({ id }) => id === person.id)
        ? all.map((one) => (one.id === person.id ? person : one))
        : [person, ...all],
    )

  return (
    <DeskPage title="Contributors" about="Who may write, publish and manage accounts here.">
      <InviteForm onInvited={put} />
      <section>
        <h2 className="mb-1 text-sm font-semibold text-soft">
          {people.length === 1 ? 'One account' : `${people.length} accounts`}
        </h2>
        {people.length === 1 && (
          <p className="text-sm text-soft">So far you are alone here. Invite a colleague above.</p>
        )}
        <ul className="divide-y divide-hair border-y border-rule">
          {people.map((person) => (
            <ContributorRow key={person.id} actor={actor} person={person} onChanged={put} />
          ))}
        </ul>
      </section>
    </DeskPage>
  )
}
