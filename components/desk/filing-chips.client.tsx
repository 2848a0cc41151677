'use client'

import { X } from 'lucide-react'
import { useRef } from 'react'
import { useClaims } from '#components/desk/claims-context.client'
import { chipsOf, type FilingChip, type FilingOptions, withoutChip } from '#lib/desk/filing'

interface FilingChipsProps {
  options: FilingOptions
  timeZone: string
  onChange: (options: FilingOptions) => void
}

/** How the update will be filed; each of it can be taken off again. */
export function FilingChips({ options, timeZone, onChange }: FilingChipsProps) {
  const list = useRef<HTMLUListElement>(null)
  const chips = chipsOf(options, timeZone, new Date(), useClaims().claims)

  function takeOff(chip: FilingChip, place: number) {
    // The keyboard goes to the neighbour, or where the chips are.
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    ;(buttons[place + 1] ?? buttons[place - 1] ?? list.current)?.focus()
    onChange(withoutChip(options, chip))
  }

  return (
    <>
      <ul
        ref={list}
        tabIndex={-1}
        aria-label="Filed as"
        className="composer-chips flex flex-wrap gap-1.5 outline-none empty:hidden"
      >
        {chips.map((chip, place) => (
          <li key={`${chip.name} ${chip.claimId}`}>
            <button
              type="button"
              aria-label={`Take off: ${chip.words}`}
              onClick={() => takeOff(chip, place)}
              className="press inline-flex min-h-7 max-w-full items-center gap-1.5 rounded-full border border-blue/40 bg-blue-wash px-2.5 text-sm"
            >
              {chip.words}
              <X aria-hidden="true" className="size-3.5 text-soft" />
            </button>
          </li>
        ))}
      </ul>
      <p aria-live="polite" className="sr-only">
        {chips.map(({ words }) => words).join(', ')}
      </p>
    </>
  )
}
