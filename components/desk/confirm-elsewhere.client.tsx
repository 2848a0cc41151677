'use client'

import { useState } from 'react'
import { Alert } from '#components/ui/alert'
import { Button } from '#components/ui/button'
import { signOnAddress } from '#lib/contributors/auth-client'
import { logInWords } from '#lib/contributors/log-in-words'

const SHUT = 'Your browser did not open the window. Allow windows for this page, and press again.'

/** The provider asks in a window of its own, so that what stands in this one stays. */
export function ConfirmElsewhere({ name, onDone }: { name: string; onDone: () => void }) {
  const [state, setState] = useState<'ready' | 'opening' | 'away'>('ready')
  const [problem, setProblem] = useState<string | null>(null)

  async function ask() {
    if (state === 'opening') return
    setProblem(null)
    // At once: after a wait browsers take it for an advertisement.
    const there = window.open('', '_blank')
    if (!there) return setProblem(SHUT)
    setState('opening')
    const address = await signOnAddress('/desk/confirmed', { anew: true })
    if (address === null) {
      there.close()
      setState('ready')
      return setProblem(logInWords('sso-failed'))
    }
    there.location.assign(address)
    setState('away')
  }

  return (
    <div className="grid gap-3">
      {problem && <Alert>{problem}</Alert>}
      {state === 'away' && <p role="status">Sign in to {name} in the other window, then come back here and go on.</p>}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <Button busy={state === 'opening'} tone={state === 'away' ? 'plain' : undefined} onClick={() => void ask()}>
          {state === 'away' ? `Ask ${name} again` : `Confirm with ${name}`}
        </Button>
        {state === 'away' && (
          <Button tone="main" onClick={onDone}>
            Go on
          </Button>
        )}
      </div>
    </div>
  )
}
