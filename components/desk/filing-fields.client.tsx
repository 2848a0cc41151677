'use client'

import { useId, useSyncExternalStore } from 'react'
import { TextField } from '#components/ui/text-field'

export interface Filing {
  slug: string
  topic: string
  timeZone: string
  language: string
}

interface FilingFieldsProps {
  value: Filing
  onChange: (change: Partial<Filing>) => void
  errors: Record<string, string>
  slugHint: string
}

// The browser's own list: the server's may name other zones, and then the two pages would differ.
const NONE: string[] = []
let known = NONE
const never = () => () => {}
function zonesHere(): string[] {
  if (known === NONE) known = ['UTC', ...Intl.supportedValuesOf('timeZone')]
  return known
}

/** Where a story is filed: its address, topic, clock and language. */
export function FilingFields({ value, onChange, errors, slugHint }: FilingFieldsProps) {
  const listId = useId()
  const zones = useSyncExternalStore(never, zonesHere, () => NONE)
  return (
    <div className="grid items-start gap-4 sm:grid-cols-2">
      <TextField
        label="Slug"
        name="slug"
        hint={slugHint}
        value={value.slug}
        onChange={(slug) => onChange({ slug })}
        error={errors.slug}
      />
      <TextField
        label="Topic"
        name="topic"
        hint="The section readers find it in, such as World."
        value={value.topic}
        onChange={(topic) => onChange({ topic })}
        error={errors.topic}
      />
      <TextField
        label="Time zone"
        name="timeZone"
        list={listId}
        hint="Where it happens; the story’s times are told in it."
        value={value.timeZone}
        onChange={(timeZone) => onChange({ timeZone })}
        error={errors.timeZone}
      />
      <datalist id={listId}>
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
      <TextField
        label="Language"
        name="language"
        hint="A language tag, such as en or tr."
        value={value.language}
        onChange={(language) => onChange({ language })}
        error={errors.language}
      />
    </div>
  )
}
