'use client'

import { useState } from 'react'
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
    <div className="grid gap-1 md:justify-items-end">
      <div className="flex items-center gap-2">
        <RoleSelect label={`Role of ${person.name}`} value={role} onChange={setRole} />
        {role !== person.role && (
          <Button busy={busy} onClick={() => change('role', { role })}>
            Make {person.name} {role}
          </Button>
        )}
      </div>
      <RefusalAlert refusal={refusal} />
    </div>
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
