'use client'

import { X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useRecentSources } from '#components/desk/known-context.client'
import { isSend } from '#lib/desk/keys'
import { suggestSources, type TypedSource, timeWords, typedSource, withTime } from '#lib/desk/known'
import { SOURCE_TYPES, type Source } from '#lib/sources/schema'
import { TYPE_WORDS } from '#lib/sources/words'

interface SourceFieldProps {
  /** Counted from 1: what tells its fields from those of another source. */
  place: number
  source: TypedSource
  others: TypedSource[]
  timeZone: string
  onChange: (source: TypedSource) => void
  onTakeOff: () => void
  /** It is named: the keyboard goes back to the text. */
  onDone: () => void
}

const BOX = 'field min-h-7 pointer-coarse:min-h-11 min-w-0 rounded-md border border-rule bg-panel px-2 py-1 text-ink'

/** One source: who, what kind, where it can be read. The story's last ones stand below: arrows choose, Enter takes. */
export function SourceField({ place, source, others, timeZone, onChange, onTakeOff, onDone }: SourceFieldProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const offered = suggestSources(useRecentSources(), source.label, others)
  const [open, setOpen] = useState(false)
  const [moved, setMoved] = useState<number | null>(null)
  const isNew = source.label.trim() === ''
  // Enter takes the likeliest while nothing is typed; what is typed is never replaced unasked.
  const chosen = moved ?? (isNew ? 0 : -1)
  const current = offered[chosen]
  const time = timeWords(source, timeZone, new Date())
  const shown = open && offered.some(({ label }) => label !== source.label)

  // After the editor, which takes the keyboard back in the next frame when a command was chosen in it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is added
  useEffect(() => {
    if (isNew) requestAnimationFrame(() => input.current?.focus())
  }, [])

  function take({ type, label, agency }: Source) {
    const known = typedSource({ type, label, agency })
    onChange({ ...source, type: known.type, label: known.label, agency: known.agency })
    setOpen(false)
    onDone()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (isSend(event) || event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && offered.length > 0) {
      event.preventDefault()
      setOpen(true)
      setMoved(shown ? stepFrom(chosen, step, offered.length) : Math.max(0, chosen))
    }
    if (event.key === 'Escape' && shown) {
      event.stopPropagation() // what is around it stays open
      setOpen(false)
    }
    if (event.key !== 'Enter') return
    event.preventDefault()
    if (shown && current) take(current)
    else onDone()
  }

  function onOther(event: KeyboardEvent) {
    if (event.key !== 'Enter' || isSend(event)) return
    event.preventDefault()
    onDone()
  }

  function onType(label: string) {
    setMoved(null)
    setOpen(true)
    onChange({ ...source, label })
  }

  return (
    <div className="grid gap-1.5 border-l-2 border-blue/40 pl-2.5">
      <div className="flex gap-1.5">
        <select
          aria-label={`Kind of source ${place}`}
          value={source.type}
          onChange={({ target }) =>
            onChange({ ...source, type: SOURCE_TYPES.find((type) => type === target.value) ?? source.type })
          }
          className={`${BOX} w-36 shrink-0 max-md:w-28`}
        >
          {SOURCE_TYPES.map((type) => (
            <option key={type} value={type}>
              {TYPE_WORDS[type]}
            </option>
          ))}
        </select>
        <div className="relative min-w-0 flex-1">
          <input
            ref={input}
            role="combobox"
            aria-label={`Source ${place}, as readers see it`}
            aria-expanded={shown}
            aria-controls={shown ? `${id}-list` : undefined}
            aria-activedescendant={shown && current ? `${id}-${chosen}` : undefined}
            aria-autocomplete="list"
            autoComplete="off"
            placeholder="Who says so, as readers see it"
            value={source.label}
            onChange={({ target }) => onType(target.value)}
            onFocus={() => setOpen(true)}
            onBlur={() => setOpen(false)}
            onKeyDown={onKeyDown}
            className={`${BOX} w-full`}
          />
          {shown && (
            <div
              id={`${id}-list`}
              role="listbox"
              aria-label="Sources of this story"
              className="absolute inset-x-0 top-full z-20 mt-1 rounded-[8px] border border-rule bg-panel p-1 shadow-[0_8px_28px_rgb(0_0_0/.16)]"
            >
              {offered.map((each, at) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard is in the field; its keys are handled there
                <div
                  key={each.label}
                  id={`${id}-${at}`}
                  role="option"
                  aria-selected={at === chosen}
                  tabIndex={-1}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => take(each)}
                  className={`press cursor-pointer rounded-md px-2.5 py-1.5 ${at === chosen ? 'bg-blue-wash text-ink' : ''}`}
                >
                  {each.label} <span className="text-soft">{TYPE_WORDS[each.type]}</span>
                </div>
              ))}
            </div>
          )}
        </div>
        <button
          type="button"
          aria-label={`Take off source ${place}`}
          onClick={onTakeOff}
          className="press inline-flex size-7 shrink-0 pointer-coarse:size-11 items-center justify-center rounded-md hover:bg-hair"
        >
          <X aria-hidden="true" className="size-3.5 text-soft" />
        </button>
      </div>
      <div className="flex flex-wrap gap-1.5">
        <input
          aria-label={`Link of source ${place} (optional)`}
          placeholder="https:// (optional)"
          inputMode="url"
          value={source.href}
          onChange={({ target }) => onChange({ ...source, href: target.value })}
          onKeyDown={onOther}
          className={`${BOX} flex-[2_1_12rem]`}
        />
        <input
          aria-label={`Agency that source ${place} repeats (optional)`}
          placeholder="Repeats an agency?"
          value={source.agency}
          onChange={({ target }) => onChange({ ...source, agency: target.value })}
          onKeyDown={onOther}
          className={`${BOX} flex-[1_1_10rem]`}
        />
        <input
          aria-label={`When source ${place} said it (optional)`}
          aria-describedby={time.hint ? `${id}-time` : undefined}
          aria-invalid={!time.isClear || undefined}
          placeholder="Said at 19:05 (optional)"
          autoComplete="off"
          value={time.value}
          onChange={({ target }) => onChange(withTime(source, target.value, timeZone, new Date()))}
          onKeyDown={onOther}
          className={`${BOX} flex-[1_1_9rem]`}
        />
      </div>
      <p
        id={`${id}-time`}
        aria-live="polite"
        className={`text-xs ${time.isClear ? 'text-soft' : 'text-live'} empty:hidden`}
      >
        {time.hint && (time.isClear ? `Said ${time.hint}.` : time.hint)}
      </p>
    </div>
  )
}

/** Round and round; from the field itself (-1) down to the first, up to the last. */
const stepFrom = (chosen: number, step: number, count: number): number =>
  chosen < 0 && step < 0 ? count - 1 : (chosen + step + count) % count
