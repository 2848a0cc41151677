'use client'

import { EyeOff } from 'lucide-react'
import { useBrief } from '#components/desk/brief-context.client'
import type { UpdateView } from '#lib/updates/views'

type Bylines = UpdateView['bylines']

/** Whose byline readers do not see, of those named. */
const useWithheld = (bylines: Bylines) => {
  const named = new Set(bylines.map(({ contributorId }) => contributorId))
  return useBrief()?.withheld.filter(({ contributorId }) => named.has(contributorId)) ?? []
}

/** In the row of an update: readers see it without the name. */
export function WithheldByline({ bylines }: { bylines: Bylines }) {
  if (useWithheld(bylines).length === 0) return null
  return (
    <>
      {' · '}
      <b className="font-semibold text-live">Byline withheld</b>
    </>
  )
}

/** At the head of a room: whoever wrote here and must not be named. */
export function WithheldHere({ updates }: { updates: UpdateView[] }) {
  const people = useWithheld(updates.flatMap(({ bylines }) => bylines))
  return (
    <div role="status">
      {people.length > 0 && (
        <p className="mb-3 flex items-start gap-2 border-l-[3px] border-live bg-live-wash px-3 py-2 text-sm">
          <EyeOff aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <span>
            <b className="font-semibold">
              {people.length === 1 ? 'A byline is' : 'Bylines are'} withheld here:{' '}
              {people.map(({ names }) => names.join(' / ')).join(', ')}.
            </b>{' '}
            Readers do not see who it is. Do not write {people.length === 1 ? 'the name' : 'the names'} into a text.
          </span>
        </p>
      )}
    </div>
  )
}
