'use client'

import { TextField } from '#components/ui/text-field'
import type { AmendmentKind } from '#lib/revisions/schema'

export interface Amendment {
  kind: AmendmentKind | null
  note: string
}

export const NO_AMENDMENT: Amendment = { kind: null, note: '' }

const KINDS: { kind: AmendmentKind; words: string; means: string }[] = [
  { kind: 'typo', words: 'Typing error', means: 'Nothing changes in what it says. Readers are told nothing.' },
  { kind: 'development', words: 'Development', means: 'It was right when it was written; the news moved on.' },
  { kind: 'clarification', words: 'Clarification', means: 'It could be misread. Readers see your note.' },
  { kind: 'correction', words: 'Correction', means: 'It was wrong. Readers see your note.' },
]

interface AmendmentFieldsProps {
  value: Amendment
  onChange: (value: Amendment) => void
  errors: Record<string, string>
}

/** Readers have seen the text: what kind of change is this, and what are they told? Nothing is chosen beforehand. */
export function AmendmentFields({ value, onChange, errors }: AmendmentFieldsProps) {
  const needsNote = value.kind === 'correction' || value.kind === 'clarification'
  return (
    <div className="grid gap-3">
      <fieldset className="grid gap-1">
        <legend className="mb-1 text-sm font-semibold">What kind of change is it?</legend>
        {errors.kind && <p className="text-sm font-semibold text-live">{errors.kind}</p>}
        <div className="grid gap-1 sm:grid-cols-2">
          {KINDS.map(({ kind, words, means }) => (
            <label key={kind} className="press flex items-start gap-2 rounded-md px-1.5 py-1 hover:bg-hair">
              <input
                type="radio"
                name="kind"
                value={kind}
                aria-label={words}
                checked={value.kind === kind}
                onChange={() => onChange({ ...value, kind })}
                className="mt-1"
              />
              <span>
                {words}
                <span className="block text-xs text-soft">{means}</span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      {value.kind && value.kind !== 'typo' && (
        <TextField
          label={needsNote ? 'Note for readers' : 'Note for readers (optional)'}
          name="note"
          rows={2}
          serif
          value={value.note}
          onChange={(note) => onChange({ ...value, note })}
          error={errors.note}
          hint={value.kind === 'correction' ? 'What was wrong, in a sentence: “An earlier version said …”' : undefined}
        />
      )}
    </div>
  )
}

/** What stands in the way of sending it; the server asks the same. */
export function amendmentErrors({ kind, note }: Amendment): Record<string, string> {
  if (!kind) return { kind: 'Say what kind of change this is.' }
  const needsNote = kind === 'correction' || kind === 'clarification'
  return needsNote && !note.trim() ? { note: `Say in a sentence for readers what the ${kind} is about.` } : {}
}
