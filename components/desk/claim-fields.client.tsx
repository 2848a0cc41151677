'use client'

import { SourceField } from '#components/desk/source-field.client'
import { Button } from '#components/ui/button'
import { TextField } from '#components/ui/text-field'
import { MOST_FACT_CHARACTERS } from '#lib/box/schema'
import { FirstStatus, STATUS_WORDS } from '#lib/box/status'
import type { ClaimEdit } from '#lib/desk/claim-edit'
import { withNewSource } from '#lib/desk/known'

interface ClaimFieldsProps {
  timeZone: string
  edit: ClaimEdit
  isNew: boolean
  errors: Record<string, string | undefined>
  onChange: (edit: ClaimEdit) => void
}

/** What a claim says, the same left open, and who says so. */
export function ClaimFields({ timeZone, edit, isNew, errors, onChange }: ClaimFieldsProps) {
  const { sources } = edit
  const placed = sources.map((source, place) => ({ source, key: `at-${place}` }))
  const setSources = (next: ClaimEdit['sources']) => onChange({ ...edit, sources: next })
  return (
    <>
      <TextField
        label={isNew ? 'What do we know?' : 'Row'}
        name="text"
        rows={2}
        serif
        autoFocus
        limit={MOST_FACT_CHARACTERS}
        value={edit.text}
        onChange={(text) => onChange({ ...edit, text })}
        error={errors.text}
      />
      <TextField
        label="The same as a question (optional)"
        name="question"
        rows={1}
        serif
        limit={MOST_FACT_CHARACTERS}
        placeholder="Whether …"
        hint="All that readers see while it is not confirmed or disputed."
        value={edit.question}
        onChange={(question) => onChange({ ...edit, question })}
        error={errors.question}
      />
      {placed.map(({ source, key }, place) => (
        <SourceField
          key={key}
          place={place + 1}
          timeZone={timeZone}
          source={source}
          others={sources.filter((other) => other !== source)}
          onChange={(changed) => setSources(sources.with(place, changed))}
          onTakeOff={() => setSources(sources.toSpliced(place, 1))}
          onDone={() => {}}
        />
      ))}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-sm text-soft">
        <Button
          tone="plain"
          className="pointer-coarse:min-h-11"
          onClick={() => setSources(withNewSource({ verification: 'attributed', sources }).sources)}
        >
          {sources.length === 0 ? 'Source' : 'Another source'}
        </Button>
        {isNew && (
          <label className="flex items-center gap-2">
            <span>How sure</span>
            <select
              value={edit.status}
              onChange={({ target }) =>
                onChange({ ...edit, status: FirstStatus.safeParse(target.value).data ?? 'attributed' })
              }
              className="field min-h-7 pointer-coarse:min-h-11 rounded-md border border-rule bg-panel px-2 py-1 text-ink"
            >
              {FirstStatus.options.map((status) => (
                <option key={status} value={status}>
                  {STATUS_WORDS[status]}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
    </>
  )
}
