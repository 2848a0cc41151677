'use client'

import { useState } from 'react'
import { Alert } from '#components/ui/alert'
import { Button } from '#components/ui/button'
import { SealsView as Seals, type SealsView } from '#lib/audit/views'
import { dayAndTimeIn } from '#lib/desk/clock'
import { look } from '#lib/desk/request'

interface AuditSealsProps {
  sealedThrough: string | null
  timeZone: string
}

/** How far the log is sealed, and a check of every seal. */
export function AuditSeals({ sealedThrough, timeZone }: AuditSealsProps) {
  const [found, setFound] = useState<SealsView | 'busy' | 'unread' | null>(null)

  async function check() {
    setFound('busy')
    setFound((await look('/audit/seals', Seals)) ?? 'unread')
  }

  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 text-sm">
      <p>
        {sealedThrough ? `Sealed through ${dayAndTimeIn(timeZone, sealedThrough)}.` : 'Not sealed yet.'}{' '}
        <span className="text-soft">What is sealed cannot be changed unseen.</span>
      </p>
      <Button busy={found === 'busy'} onClick={() => void check()}>
        Check every seal
      </Button>
      <div role="status">{found && found !== 'busy' && found !== 'unread' && !found.broken && wordsOf(found)}</div>
      {found === 'unread' && <Alert tone="careful">The seals could not be checked. Try again in a moment.</Alert>}
      {found && typeof found === 'object' && found.broken && (
        <Alert>
          Seal {found.broken.number} does not hold: the log was changed. Keep the database as it is and compare it with
          a backup.
        </Alert>
      )}
    </div>
  )
}

const wordsOf = ({ entries, unsealed }: SealsView): string =>
  `Every seal holds: ${entries} entries${unsealed > 0 ? `, and ${unsealed} wait for the next one` : ''}.`
