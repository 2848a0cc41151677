'use client'

import { useState } from 'react'
import { Alert } from '#components/ui/alert'
import { Button } from '#components/ui/button'
import { signOnAddress } from '#lib/contributors/auth-client'
import { logInWords } from '#lib/contributors/log-in-words'

/** Signing in where the newsroom's people sign in to everything else. */
export function SingleSignOn({ name, to }: { name: string; to: string }) {
  const [state, setState] = useState<'ready' | 'leaving' | 'failed'>('ready')

  async function leave() {
    if (state === 'leaving') return
    setState('leaving')
    const address = await signOnAddress(to)
    if (address === null) return setState('failed')
    window.location.assign(address)
  }

  return (
    <>
      {state === 'failed' && <Alert>{logInWords('sso-failed')}</Alert>}
      <Button onClick={() => void leave()} busy={state === 'leaving'} className="py-2">
        {state === 'leaving' ? 'One moment …' : `Continue with ${name}`}
      </Button>
    </>
  )
}
