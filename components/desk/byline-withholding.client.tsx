'use client'

import { useState } from 'react'
import { BylineNamings } from '#components/desk/byline-namings.client'
import { SettingsGroup } from '#components/desk/settings-group'
import { TakeDown } from '#components/desk/take-down.client'
import { Button } from '#components/ui/button'
import { ProfileView } from '#lib/bylines/views'
import { dayAndTimeIn } from '#lib/desk/clock'
import { type Actor, can } from '#lib/permissions'

interface BylineWithholdingProps {
  actor: Actor
  profile: ProfileView
  timeZone: string
  onChanged: (profile: ProfileView) => void
}

/** Takes a byline from readers everywhere: for whoever is in danger by it. */
export function BylineWithholding({ actor, profile, timeZone, onChanged }: BylineWithholdingProps) {
  const { contributorId, withheld, name, version } = profile
  const [open, setOpen] = useState(false)
  const facts = { contributorId, withheldAt: withheld && new Date(withheld.at) }
  const step = withheld ? 'showByline' : 'withholdByline'
  const may = can(actor, withheld ? 'byline:show' : 'byline:withhold', facts)

  function done(changed: ProfileView) {
    setOpen(false)
    onChanged(changed)
  }

  return (
    <SettingsGroup title="If the name puts them in danger">
      {withheld ? (
        <p role="status">
          <b className="font-semibold text-live">Withheld from readers</b> since {dayAndTimeIn(timeZone, withheld.at)}{' '}
          by {withheld.by}: <span className="text-soft">{withheld.reason}</span>
          {!may && ' An admin can show it again.'}
        </p>
      ) : (
        <p>
          Readers see “{name}” under published texts. It can be taken from all of them at once, old versions included.
        </p>
      )}
      {may && !open && (
        <div>
          <Button
            tone={withheld ? 'quiet' : 'danger'}
            className="pointer-coarse:min-h-11"
            onClick={() => setOpen(true)}
          >
            {withheld ? 'Show the byline again …' : 'Withhold the byline …'}
          </Button>
        </div>
      )}
      {open && (
        <TakeDown
          step={step}
          what="byline"
          path={`/contributors/${contributorId}`}
          baseVersion={version}
          returns={ProfileView}
          onDone={done}
          onClose={() => setOpen(false)}
        />
      )}
      {(open || withheld) && <BylineNamings contributorId={contributorId} version={version} />}
    </SettingsGroup>
  )
}
