'use client'

import { useRef } from 'react'
import { SourceField } from '#components/desk/source-field.client'
import { Button } from '#components/ui/button'
import { countWords, knownFrom, type TypedKnown, type TypedSource, withNewSource } from '#lib/desk/known'
import { VERIFICATIONS, type Verification } from '#lib/sources/schema'
import { CHOICES } from '#lib/sources/words'

interface KnownFieldsProps {
  value: TypedKnown
  /** The story's clock, by which a source's time is told. */
  timeZone: string
  onChange: (value: TypedKnown) => void
}

/** Who says so, and how sure the desk is. Without either an update goes out unlabelled; nothing is preset to confirmed. */
export function KnownFields({ value, timeZone, onChange }: KnownFieldsProps) {
  const field = useRef<HTMLFieldSetElement>(null)
  const { verification, sources } = value
  const placed = sources.map((source, place) => ({ source, key: `at-${place}` }))
  const set = (next: TypedSource[]) => onChange({ ...value, sources: next })
  const count = countWords(knownFrom(value))

  function backToText() {
    field.current?.closest('section')?.querySelector<HTMLElement>('.ProseMirror')?.focus()
  }

  return (
    <fieldset ref={field} aria-label="How we know this" className="composer-more grid gap-2 text-sm">
      {placed.map(({ source, key }, place) => (
        <SourceField
          key={key}
          place={place + 1}
          source={source}
          timeZone={timeZone}
          others={sources.filter((other) => other !== source)}
          onChange={(changed) => set(sources.with(place, changed))}
          onTakeOff={() => {
            set(sources.toSpliced(place, 1))
            backToText()
          }}
          onDone={backToText}
        />
      ))}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5 text-soft">
        <Button tone="plain" className="pointer-coarse:min-h-11" onClick={() => onChange(withNewSource(value))}>
          {sources.length === 0 ? 'Source' : 'Another source'}
        </Button>
        <label className="flex items-center gap-2">
          <span>How sure</span>
          <select
            value={verification}
            onChange={({ target }) => onChange({ ...value, verification: choiceOf(target.value) })}
            className="field min-h-7 pointer-coarse:min-h-11 rounded-md border border-rule bg-panel px-2 py-1 text-ink"
          >
            {VERIFICATIONS.map((choice) => (
              <option key={choice} value={choice}>
                {CHOICES[choice]}
              </option>
            ))}
          </select>
        </label>
        <span aria-live="polite">{count}</span>
      </div>
    </fieldset>
  )
}

const choiceOf = (words: string): Verification => VERIFICATIONS.find((choice) => choice === words) ?? 'attributed'
