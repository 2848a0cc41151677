'use client'

import { usePeople } from '#components/desk/presence.client'
import { timeIn } from '#lib/desk/clock'
import { initialsOf } from '#lib/desk/room'
import type { PersonInRoom } from '#lib/presence/views'

/** Who else has the room open, and what they are writing. */
export function InTheRoom({ timeZone }: { timeZone: string }) {
  const people = usePeople()
  if (people.length === 0) return <p className="text-soft">Nobody else.</p>
  return (
    <ul className="grid gap-2" aria-label="In the room">
      {people.map((person) => (
        <li key={person.id} className="grid grid-cols-[1.8rem_1fr] items-start gap-2">
          <span
            aria-hidden="true"
            className="grid size-7 place-items-center rounded-full bg-rule text-[11px] font-semibold"
          >
            {initialsOf(person.name)}
          </span>
          <span className="min-w-0">
            {person.name}
            <Doings person={person} timeZone={timeZone} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function Doings({ person: { writing, editing, since }, timeZone }: { person: PersonInRoom; timeZone: string }) {
  const at = (iso: string) => timeIn(timeZone, iso)
  const isReading = writing.length === 0 && editing.length === 0
  return (
    <>
      {writing.map(({ words, since: from }) => (
        <small key={from} className="block text-xs text-soft">
          writing: <q className="font-serif">{words} …</q> since {at(from)}
        </small>
      ))}
      {editing.map(({ updateId, since: from }) => (
        <small key={updateId} className="block text-xs text-soft">
          editing an update since {at(from)}
        </small>
      ))}
      {isReading && <small className="block text-xs text-soft">here since {at(since)}</small>}
    </>
  )
}

/** "Bo is editing this since 21:04", on the row: advice, not a lock. */
export function EditedBy({ updateId, timeZone }: { updateId: string; timeZone: string }) {
  const editors = usePeople().flatMap(({ id, name, editing }) =>
    editing.filter((each) => each.updateId === updateId).map(({ since }) => ({ id, name, since })),
  )
  return editors.map(({ id, name, since }) => (
    <p key={id} className="mt-1 text-xs font-semibold text-amber">
      {name} is editing this since {timeIn(timeZone, since)}
    </p>
  ))
}
