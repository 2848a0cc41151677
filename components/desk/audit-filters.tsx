import { BOX, Field } from '#components/ui/field'

export interface Filter {
  actorId: string
  action: string
  storyId: string
  day: string
}

export interface Choice {
  id: string
  words: string
}
export interface Choices {
  people: Choice[]
  actions: Choice[]
  stories: Choice[]
}

interface AuditFiltersProps {
  filter: Filter
  choices: Choices
  onChange: (part: Partial<Filter>) => void
}

/** Whose, what, where and on which day. */
export function AuditFilters({ filter, choices, onChange }: AuditFiltersProps) {
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2 lg:grid-cols-4">
      <Choose
        label="Who"
        all="Everybody"
        choices={choices.people}
        value={filter.actorId}
        onChange={(actorId) => onChange({ actorId })}
      />
      <Choose
        label="What"
        all="Everything"
        choices={choices.actions}
        value={filter.action}
        onChange={(action) => onChange({ action })}
      />
      <Choose
        label="Story"
        all="All stories"
        choices={choices.stories}
        value={filter.storyId}
        onChange={(storyId) => onChange({ storyId })}
      />
      <Field
        label="Day"
        control={(ids) => (
          <input
            {...ids}
            type="date"
            value={filter.day}
            onChange={({ target }) => onChange({ day: target.value })}
            className={BOX}
          />
        )}
      />
    </div>
  )
}

interface ChooseProps {
  label: string
  all: string
  choices: Choice[]
  value: string
  onChange: (id: string) => void
}

const Choose = ({ label, all, choices, value, onChange }: ChooseProps) => (
  <Field
    label={label}
    control={(ids) => (
      <select {...ids} value={value} onChange={({ target }) => onChange(target.value)} className={BOX}>
        <option value="">{all}</option>
        {choices.map(({ id, words }) => (
          <option key={id} value={id}>
            {words}
          </option>
        ))}
      </select>
    )}
  />
)
