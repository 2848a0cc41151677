'use client'

import { useState } from 'react'
import { ContributorFilter } from '#components/desk/contributors-filter.client'
import { InviteForm } from '#components/desk/contributors-invite.client'
import { ContributorRow } from '#components/desk/contributors-row'
import { DeskPage } from '#components/desk/desk-page'
import { useActions } from '#components/desk/use-actions.client'
import { Button } from '#components/ui/button'
import type { Coverable } from '#lib/contributors/coverable'
import { findPeople, type ListContributors } from '#lib/contributors/finding'
import type { ContributorView } from '#lib/contributors/views'
import type { Actor } from '#lib/permissions'

const INVITE = 'Invite somebody …'

interface ContributorsProps {
  actor: Actor
  initial: ContributorView[]
  coverable: Coverable
  zone: string
}

/** Everybody with an account, and the form that invites one more. */
export function Contributors({ actor, initial, coverable, zone }: ContributorsProps) {
  const [people, setPeople] = useState(initial)
  const [asked, setAsked] = useState<ListContributors>({})
  const [inviting, setInviting] = useState(initial.length === 1)
  const found = findPeople(people, asked)
  useActions([{ id: 'invite', words: INVITE, run: () => setInviting(true) }])

  return (
    <DeskPage title="Contributors" about="Who may write, publish and manage accounts here.">
      {inviting && (
        <InviteForm
          coverable={coverable}
          onInvited={(person) => setPeople((all) => [person, ...all])}
          onClose={() => setInviting(false)}
        />
      )}
      <section className="grid gap-3">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 className="font-semibold">Accounts</h2>
          {!inviting && <Button onClick={() => setInviting(true)}>{INVITE}</Button>}
        </div>
        <ContributorFilter asked={asked} onChange={setAsked} />
        <p role="status" className="text-sm text-soft">
          {countWords(found.length, people.length)}
        </p>
        {found.length === 0 && (
          <p>
            Nobody here is like that.{' '}
            <Button tone="plain" onClick={() => setAsked({})}>
              Show everybody
            </Button>
          </p>
        )}
        {found.length > 0 && (
          <ul className="divide-y divide-hair border-y border-rule">
            {found.map((person) => (
              <ContributorRow
                key={person.id}
                person={person}
                isMe={person.id === actor.id}
                coverable={coverable}
                zone={zone}
              />
            ))}
          </ul>
        )}
      </section>
    </DeskPage>
  )
}

function countWords(found: number, all: number): string {
  if (all === 1) return 'So far you are alone here. Invite a colleague.'
  return found === all ? `${all} accounts` : `${found} of ${all} accounts`
}
