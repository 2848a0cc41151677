'use client'

import { useState } from 'react'
import { Below } from '#components/desk/contributors-below'
import { useChange } from '#components/desk/contributors-change.client'
import { RefusalAlert } from '#components/desk/refusal'
import { Button } from '#components/ui/button'
import type { ContributorView } from '#lib/contributors/views'

interface ContributorSwitchProps {
  to: 'disabling' | 'enabling'
  person: ContributorView
  onChanged: (person: ContributorView) => void
}

export function ContributorSwitch({ to, person, onChanged }: ContributorSwitchProps) {
  const [asking, setAsking] = useState(false)
  const { change, busy, refusal } = useChange(person, onChanged)

  if (to === 'enabling') {
    return (
      <>
        <Button busy={busy} onClick={() => change('enabling')}>
          Enable {person.name}
        </Button>
        <Below>
          <RefusalAlert refusal={refusal} />
        </Below>
      </>
    )
  }
  if (!asking) {
    return (
      <Button tone="plain" onClick={() => setAsking(true)}>
        Disable … <span className="sr-only">{person.name}</span>
      </Button>
    )
  }
  return (
    <Below>
      <div className="grid gap-2 rounded-md border border-live p-3">
        <p className="text-sm">
          Disable {person.name}? They are signed out at once, everywhere; their links and API tokens end. What they
          wrote stays.
        </p>
        <div className="flex flex-wrap gap-2">
          <Button tone="danger" busy={busy} autoFocus onClick={() => change('disabling')}>
            Disable {person.name}
          </Button>
          <Button onClick={() => setAsking(false)}>Cancel</Button>
        </div>
        <RefusalAlert refusal={refusal} />
      </div>
    </Below>
  )
}
