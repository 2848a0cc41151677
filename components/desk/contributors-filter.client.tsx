'use client'

import { BOX, Field } from '#components/ui/field'
import { ListContributors } from '#lib/contributors/finding'
import { RoleName, StateName } from '#lib/contributors/views'

interface FilterProps {
  asked: ListContributors
  onChange: (asked: ListContributors) => void
}

const STATE_WORDS = { active: 'active', invited: 'invited, not joined yet', disabled: 'disabled' }
const SORT_WORDS = { name: 'by name', seen: 'last here first', joined: 'newest first' }
const WHOLE = 'all'

/** Narrows and orders the list as one types. */
export function ContributorFilter({ asked, onChange }: FilterProps) {
  return (
    <search className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_auto_auto_auto]">
      <Field
        label="Find by name or e-mail"
        control={(ids) => (
          <input
            {...ids}
            type="search"
            value={asked.search ?? ''}
            onChange={({ target }) => onChange({ ...asked, search: target.value })}
            className={BOX}
          />
        )}
      />
      <Select
        label="Role"
        value={asked.role ?? WHOLE}
        choices={[[WHOLE, 'every role'], ...RoleName.options.map((role) => [role, role] as const)]}
        onChange={(value) => onChange({ ...asked, role: RoleName.safeParse(value).data })}
      />
      <Select
        label="State"
        value={asked.state ?? WHOLE}
        choices={[[WHOLE, 'every state'], ...StateName.options.map((state) => [state, STATE_WORDS[state]] as const)]}
        onChange={(value) => onChange({ ...asked, state: StateName.safeParse(value).data })}
      />
      <Select
        label="Order"
        value={asked.sort ?? 'name'}
        choices={Object.entries(SORT_WORDS)}
        onChange={(sort) => onChange({ ...asked, sort: ListContributors.safeParse({ sort }).data?.sort })}
      />
    </search>
  )
}

interface SelectProps {
  label: string
  value: string
  choices: readonly (readonly [string, string])[]
  onChange: (value: string) => void
}

const Select = ({ label, value, choices, onChange }: SelectProps) => (
  <Field
    label={label}
    control={(ids) => (
      <select {...ids} value={value} onChange={({ target }) => onChange(target.value)} className={BOX}>
        {choices.map(([choice, words]) => (
          <option key={choice} value={choice}>
            {words}
          </option>
        ))}
      </select>
    )}
  />
)
