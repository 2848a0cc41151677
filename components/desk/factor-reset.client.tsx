'use client'

import { useState } from 'react'
import { Below } from '#components/desk/contributors-below'
import { RefusalAlert } from '#components/desk/refusal'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { say } from '#components/ui/toast.client'
import type { ContributorView } from '#lib/contributors/views'
import { FactorsResetView } from '#lib/factors/views'

/** For a colleague who has lost their phone. */
export function FactorReset({ person: { id, name } }: { person: ContributorView }) {
  const [asking, setAsking] = useState(false)
  const { press, busy, refusal } = useSend()

  async function reset() {
    const path = `/contributors/${id}/factor-reset`
    const reply = await press({ method: 'POST', path, body: {}, returns: FactorsResetView })
    if (!reply?.ok) return
    setAsking(false)
    say(reply.value.mailed ? `${name} was told by mail.` : `Tell ${name}: no mail was sent.`)
  }

  if (!asking) {
    return (
      <Button tone="plain" onClick={() => setAsking(true)}>
        Reset second factor … <span className="sr-only">of {name}</span>
      </Button>
    )
  }
  return (
    <Below>
      <div className="grid gap-2 rounded-md border border-live p-3">
        <p className="text-sm">
          Reset the second factor of {name}? Be sure that it is {name} who asks, by voice or face. Their app, passkeys
          and recovery codes end, and they are signed out everywhere; they sign in with their password.
        </p>
        <div className="flex flex-wrap gap-2">
          <Button tone="danger" busy={busy} autoFocus onClick={reset}>
            Reset it
          </Button>
          <Button onClick={() => setAsking(false)}>Cancel</Button>
        </div>
        <RefusalAlert refusal={refusal} />
      </div>
    </Below>
  )
}
