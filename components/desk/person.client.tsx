'use client'

import Link from 'next/link'
import { useState } from 'react'
import { useChange } from '#components/desk/contributors-change.client'
import { InvitationLink } from '#components/desk/contributors-link.client'
import { RoleForm } from '#components/desk/contributors-role.client'
import { ContributorSwitch } from '#components/desk/contributors-switch.client'
import { DeskPage } from '#components/desk/desk-page'
import { FactorReset } from '#components/desk/factor-reset.client'
import { PersonDetails } from '#components/desk/person-details.client'
import { PersonLately } from '#components/desk/person-lately'
import { PersonRights } from '#components/desk/person-rights.client'
import { PersonSessions } from '#components/desk/person-sessions.client'
import { type Colleague, PersonWork } from '#components/desk/person-work.client'
import { SettingsGroup } from '#components/desk/settings-group'
import type { Coverable } from '#lib/contributors/coverable'
import { type ContributorView, PersonView } from '#lib/contributors/views'
import { dayAndTimeIn } from '#lib/desk/clock'
import { STATES, seenWords } from '#lib/desk/people-words'
import { look } from '#lib/desk/request'
import { type Actor, can } from '#lib/permissions'

const LINK = 'inline-flex items-center underline decoration-edge underline-offset-2 pointer-coarse:min-h-11'

interface PersonProps {
  actor: Actor
  initial: PersonView
  colleagues: Colleague[]
  coverable: Coverable
  /** In which zone times are told. */
  zone: string
  zones: readonly string[]
}

/** Everything about one contributor, and everything an admin decides about them. */
export function Person({ actor, initial, colleagues, coverable, zone, zones }: PersonProps) {
  const [view, setView] = useState(initial)
  const { contributor } = view
  const whom = {
    id: contributor.id,
    role: contributor.role,
    disabledAt: contributor.disabledAt === null ? null : new Date(contributor.disabledAt),
  }
  const isMe = contributor.id === actor.id
  const put = (changed: ContributorView) => setView((before) => ({ ...before, contributor: changed }))

  async function lookAgain() {
    const read = await look(`/contributors/${contributor.id}`, PersonView)
    if (read) setView(read)
  }

  function putAndLook(changed: ContributorView) {
    put(changed)
    void lookAgain()
  }

  return (
    <DeskPage title={contributor.name} about={<About person={contributor} zone={zone} />}>
      <p className="flex flex-wrap gap-x-4">
        <Link href="/desk/contributors" className={LINK}>
          All contributors
        </Link>
        <Link href={`/desk/bylines/${contributor.id}`} className={LINK}>
          Byline and public page
        </Link>
      </p>
      <SettingsGroup title="Role and rights">
        {isMe && <p>This is you. Another admin changes your role and your rights.</p>}
        {can(actor, 'contributor:change-role', whom) && (
          <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
            <RoleForm key={contributor.version} person={contributor} onChanged={put} />
          </div>
        )}
        {can(actor, 'contributor:change-rights', whom) && (
          <PersonRights key={contributor.version} person={contributor} coverable={coverable} onChanged={put} />
        )}
      </SettingsGroup>
      {contributor.state !== 'disabled' && !isMe && (
        <SettingsGroup title={contributor.state === 'invited' ? 'Invitation' : 'Password'}>
          <LinkState person={contributor} zone={zone} onChanged={put} />
        </SettingsGroup>
      )}
      {contributor.state === 'active' && can(actor, 'contributor:reset-factors', whom) && (
        <SettingsGroup title="Second factor">
          <div className="flex flex-wrap items-center gap-3">
            <p className="min-w-0 flex-[1_1_16rem] text-soft">They lost their phone, and their recovery codes too?</p>
            <FactorReset person={contributor} />
          </div>
        </SettingsGroup>
      )}
      <PersonSessions view={view} zone={zone} onChanged={(sessions) => setView({ ...view, sessions })} />
      <PersonWork view={view} colleagues={colleagues} zone={zone} onHandedOn={() => void lookAgain()} />
      <SettingsGroup title="Time zone and language">
        <PersonDetails key={contributor.version} person={contributor} zones={zones} onChanged={put} />
      </SettingsGroup>
      <PersonLately lately={view.lately} zone={zone} />
      {!isMe && (
        <SettingsGroup title={contributor.state === 'disabled' ? 'Let them in again' : 'When they leave'}>
          <div className="flex flex-wrap items-center gap-3">
            <p className="min-w-0 flex-[1_1_16rem] text-soft">
              {contributor.state === 'disabled'
                ? 'They sign in with the password they had. What ended stays ended.'
                : 'They are signed out within seconds, everywhere. What they published stays, with their name.'}
            </p>
            {can(actor, 'contributor:disable', whom) && (
              <ContributorSwitch to="disabling" person={contributor} onChanged={putAndLook} />
            )}
            {can(actor, 'contributor:enable', whom) && (
              <ContributorSwitch to="enabling" person={contributor} onChanged={putAndLook} />
            )}
          </div>
        </SettingsGroup>
      )}
    </DeskPage>
  )
}

function About({ person, zone }: { person: ContributorView; zone: string }) {
  const { words, tone } = STATES[person.state]
  return (
    <>
      <b className={tone}>{words}</b> · {person.role} · <span className="break-all">{person.email}</span>
      {person.state !== 'invited' && ` · ${seenWords(person, zone)}`}
    </>
  )
}

interface LinkStateProps {
  person: ContributorView
  zone: string
  onChanged: (person: ContributorView) => void
}

/** Whether a one-time link is out, and what can be done about it. */
function LinkState({ person, zone, onChanged }: LinkStateProps) {
  const { change, busy, refusal } = useChange(person, onChanged)
  return (
    <div className="flex flex-wrap items-center gap-3">
      <p className="min-w-0 flex-[1_1_16rem] text-soft">
        {person.linkUntil
          ? `A one-time link is out; it works until ${dayAndTimeIn(zone, person.linkUntil)}.`
          : NO_LINK[person.state]}
      </p>
      <InvitationLink
        person={person}
        onMade={onChanged}
        onWithdraw={person.linkUntil ? () => change('invitation/withdrawal') : undefined}
        busy={busy}
        refusal={refusal}
      />
    </div>
  )
}

const NO_LINK = {
  invited: 'No link is out: they cannot join until you make one.',
  active: 'They forgot it? A link that works once lets them choose a new one.',
  disabled: '',
}
