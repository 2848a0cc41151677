'use client'

import { useId, useSyncExternalStore } from 'react'
import { TextField } from '#components/ui/text-field'

interface TimeZoneFieldProps {
  hint: string
  value: string
  onChange: (timeZone: string) => void
  error: string | undefined
}

// The browser's own list: the server's may name other zones, and then the two pages would differ.
const NONE: string[] = []
let known = NONE
const never = () => () => {}
function zonesHere(): string[] {
  if (known === NONE) known = ['UTC', ...Intl.supportedValuesOf('timeZone')]
  return known
}

/** An IANA time zone, from those this browser knows. */
export function TimeZoneField(field: TimeZoneFieldProps) {
  const listId = useId()
  const zones = useSyncExternalStore(never, zonesHere, () => NONE)
  return (
    <>
      <TextField label="Time zone" name="timeZone" list={listId} {...field} />
      <datalist id={listId}>
        {zones.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  )
}
