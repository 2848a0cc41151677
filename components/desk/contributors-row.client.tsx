'use client'

import { InvitationLink } from '#components/desk/contributors-link.client'
import { RoleForm } from '#components/desk/contributors-role.client'
import { ContributorSwitch } from '#components/desk/contributors-switch.client'
import { FactorReset } from '#components/desk/factor-reset.client'
import type { ContributorView } from '#lib/contributors/views'
import { type Actor, can } from '#lib/permissions'

interface ContributorRowProps {
  actor: Actor
  person: ContributorView
  onChanged: (person: ContributorView) => void
}

const STATES = {
  invited: { words: 'Invited, not joined yet', tone: 'text-amber' },
  active: { words: 'Active', tone: 'text-ok' },
  disabled: { words: 'Disabled', tone: 'text-live' },
}

export function ContributorRow({ actor, person, onChanged }: ContributorRowProps) {
  const whom = {
    id: person.id,
    role: person.role,
    disabledAt: person.disabledAt === null ? null : new Date(person.disabledAt),
  }
  const { words, tone } = STATES[person.state]
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
      <div className="min-w-60 flex-1">
        <p className="font-semibold">
          {person.name} {person.id === actor.id && <span className="font-normal text-soft">(you)</span>}
        </p>
        <p className="text-sm break-all text-soft">{person.email}</p>
        <p className="text-sm">
          <b className={tone}>{words}</b> · {person.role}
        </p>
      </div>
      {can(actor, 'contributor:change-role', whom) && <RoleForm person={person} onChanged={onChanged} />}
      {person.state !== 'disabled' && person.id !== actor.id && <InvitationLink person={person} />}
      {person.state === 'active' && can(actor, 'contributor:reset-factors', whom) && <FactorReset person={person} />}
      {can(actor, 'contributor:disable', whom) && (
        <ContributorSwitch to="disabling" person={person} onChanged={onChanged} />
      )}
      {can(actor, 'contributor:enable', whom) && (
        <ContributorSwitch to="enabling" person={person} onChanged={onChanged} />
      )}
    </li>
  )
}
