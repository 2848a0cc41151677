'use client'

import { EyeOff } from 'lucide-react'
import { useBrief } from '#components/desk/brief-context.client'
import type { UpdateView } from '#lib/updates/views'

/** The names under an update that readers do not see. */
function useWithheld(bylines: UpdateView['bylines']): string[] {
  const withheld = new Set(useBrief()?.withheld.map(({ contributorId }) => contributorId))
  return bylines.flatMap(({ contributorId, name }) => (contributorId && withheld.has(contributorId) ? [name] : []))
}

/** In the row of an update: readers see it without these names. */
export function WithheldByline({ bylines }: { bylines: UpdateView['bylines'] }) {
  const names = useWithheld(bylines)
  if (names.length === 0) return null
  return (
    <>
      {' · '}
      <b className="font-semibold text-live">Byline withheld</b>
    </>
  )
}

/** At the head of a room: whoever wrote here and must not be named. */
export function WithheldHere({ updates }: { updates: UpdateView[] }) {
  const names = [...new Set(useWithheld(updates.flatMap(({ bylines }) => bylines)))]
  return (
    <div role="status">
      {names.length > 0 && (
        <p className="mb-3 flex items-start gap-2 border-l-[3px] border-live bg-live-wash px-3 py-2 text-sm">
          <EyeOff aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
          <span>
            <b className="font-semibold">
              {names.length === 1 ? 'A byline is' : 'Bylines are'} withheld here: {names.join(', ')}.
            </b>{' '}
            Readers do not see {names.length === 1 ? 'the name' : 'the names'}. Do not write{' '}
            {names.length === 1 ? 'it' : 'them'} into a text.
          </span>
        </p>
      )}
    </div>
  )
}
