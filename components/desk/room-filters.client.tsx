'use client'

import { Search } from 'lucide-react'
import { FILTERS, type FilterName, type Looking } from '#lib/desk/filters'

interface RoomFiltersProps {
  counts: Record<FilterName, number>
  looking: Looking
  onLook: (next: Looking) => void
}

/** Always there, so that the hand knows the place; the others only where there is something to see. */
const STEADY: FilterName[] = ['all', 'submitted', 'published', 'draft']

/** Narrows the room to a state, and to words. */
export function RoomFilters({ counts, looking, onLook }: RoomFiltersProps) {
  const shown = FILTERS.filter(({ name }) => STEADY.includes(name) || counts[name] > 0 || looking.show === name)
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-hair py-1.5">
      <fieldset
        aria-label="Show"
        className="-mx-1 flex gap-x-0.5 max-md:-mr-4 max-md:w-[calc(100%+1.25rem)] max-md:overflow-x-auto md:flex-wrap"
      >
        {shown.map(({ name, words }) => (
          <button
            key={name}
            type="button"
            aria-pressed={looking.show === name}
            onClick={() => onLook({ ...looking, show: name })}
            className={`press shrink-0 rounded-md px-1.5 py-1 text-sm whitespace-nowrap -outline-offset-2 ${looking.show === name ? 'bg-hair font-semibold text-ink' : 'text-soft hover:text-ink'}`}
          >
            {words} <span className="tabular-nums">{counts[name]}</span>
          </button>
        ))}
      </fieldset>
      <label className="field ml-auto flex min-w-40 flex-1 items-center gap-2 rounded-md border border-rule px-2 max-md:mt-1 max-md:min-h-11 md:max-w-60">
        <Search aria-hidden="true" className="size-4 shrink-0 text-soft" />
        <input
          type="search"
          aria-label="Search in words and bylines"
          placeholder="Words, bylines"
          value={looking.words}
          onChange={({ target }) => onLook({ ...looking, words: target.value })}
          className="w-full min-w-0 bg-transparent py-1 text-sm outline-none"
        />
      </label>
    </div>
  )
}
