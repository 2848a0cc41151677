'use client'

import { useState } from 'react'
import { Below } from '#components/desk/contributors-below'
import { useChange } from '#components/desk/contributors-change.client'
import { RefusalAlert } from '#components/desk/refusal'
import { Button } from '#components/ui/button'
import { type ContributorView, RoleName } from '#lib/contributors/views'

interface RoleFormProps {
  person: ContributorView
  onChanged: (person: ContributorView) => void
}

/** Choosing alone changes nothing: arrow keys in a list must not make somebody an admin. */
export function RoleForm({ person, onChanged }: RoleFormProps) {
  const [role, setRole] = useState(person.role)
  const { change, busy, refusal } = useChange(person, onChanged)

  return (
    <>
      <RoleSelect label={`Role of ${person.name}`} value={role} onChange={setRole} />
      {role !== person.role && (
        <Button busy={busy} onClick={() => change('role', { role })}>
          Make {person.name} {role}
        </Button>
      )}
      <Below>
        <RefusalAlert refusal={refusal} />
      </Below>
    </>
  )
}

interface RoleSelectProps {
  label: string
  value: ContributorView['role']
  onChange: (role: ContributorView['role']) => void
}

function RoleSelect({ label, value, onChange }: RoleSelectProps) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => onChange(RoleName.parse(event.target.value))}
      className="press rounded-md border border-edge bg-panel px-2 py-1.5"
    >
      {RoleName.options.map((role) => (
        <option key={role}>{role}</option>
      ))}
    </select>
  )
}
