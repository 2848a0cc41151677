'use client'

import { useId } from 'react'
import { TimeZoneField } from '#components/desk/time-zone-field.client'
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
  /** Offered, the newsroom’s own; others can be typed. */
  languages?: readonly string[]
}

/** Where a story is filed: its address, topic, clock and language. */
export function FilingFields({ value, onChange, errors, slugHint, languages = [] }: FilingFieldsProps) {
  const listId = useId()
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
      <TimeZoneField
        hint="Where it happens; the story’s times are told in it."
        value={value.timeZone}
        onChange={(timeZone) => onChange({ timeZone })}
        error={errors.timeZone}
      />
      <TextField
        label="Language"
        list={listId}
        name="language"
        hint="A language tag, such as en or tr."
        value={value.language}
        onChange={(language) => onChange({ language })}
        error={errors.language}
      />
      <datalist id={listId}>
        {languages.map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
    </div>
  )
}
