'use client'

import { useState } from 'react'
import { AuthenticatorSetUp } from '#components/desk/authenticator-set-up.client'
import { AddPasskey } from '#components/desk/passkey-add.client'
import { RecoveryCodes } from '#components/desk/recovery-codes.client'
import { Button } from '#components/ui/button'
import { logOut } from '#lib/contributors/auth-client'
import type { FactorsChangedView } from '#lib/factors/views'

interface SetUpStepProps {
  onDone: () => void
  onOver: () => void
}

/** Their role needs a second factor, and they have none yet: before anything else. */
export function SetUpStep({ onDone, onOver }: SetUpStepProps) {
  const [way, setWay] = useState<'app' | 'passkey' | null>(null)
  const [codes, setCodes] = useState<string[] | null>(null)

  const added = ({ recoveryCodes }: FactorsChangedView) => (recoveryCodes ? setCodes(recoveryCodes) : onDone())

  async function leave() {
    await logOut()
    onOver()
  }

  if (codes) {
    return (
      <div className="grid gap-4">
        <RecoveryCodes codes={codes} />
        <Button tone="main" onClick={onDone}>
          I have kept them: go to the desk
        </Button>
      </div>
    )
  }
  return (
    <div className="grid gap-4">
      <p>
        Your role needs a second factor beside the password: something only you have. Choose one; you can add more
        later, under Settings.
      </p>
      {way === null && (
        <div className="grid gap-2">
          <Button tone="main" onClick={() => setWay('app')}>
            Set up an authenticator app
          </Button>
          <Button onClick={() => setWay('passkey')}>Add a passkey</Button>
        </div>
      )}
      {way === 'app' && <AuthenticatorSetUp onAdded={added} />}
      {way === 'passkey' && <AddPasskey onAdded={added} />}
      <p className="flex flex-wrap gap-x-3 text-sm">
        {way !== null && (
          <Button tone="plain" onClick={() => setWay(null)}>
            Choose another way
          </Button>
        )}
        <Button tone="plain" onClick={() => void leave()}>
          Sign out
        </Button>
      </p>
    </div>
  )
}
