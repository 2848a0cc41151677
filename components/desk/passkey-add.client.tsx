'use client'

import { type FormEvent, useState } from 'react'
import { AccountField, fieldOf } from '#components/desk/account-field'
import { RefusalAlert } from '#components/desk/refusal'
import { useSend } from '#components/desk/use-send.client'
import { Alert } from '#components/ui/alert'
import { Button } from '#components/ui/button'
import { knowsPasskeys, makePasskey } from '#lib/desk/passkeys'
import { FactorsChangedView, PasskeyOfferedView } from '#lib/factors/views'

/** A passkey by a name its owner will know it by. */
export function AddPasskey({ onAdded }: { onAdded: (changed: FactorsChangedView) => void }) {
  const { press, busy, refusal } = useSend()
  const [problem, setProblem] = useState<string | null>(null)

  async function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const name = fieldOf(event.currentTarget, 'name')
    setProblem(null)
    if (!knowsPasskeys()) return setProblem('This browser has no passkeys. Use an authenticator app.')
    const offer = await press({ method: 'POST', path: '/me/passkeys/offer', body: {}, returns: PasskeyOfferedView })
    if (!offer?.ok) return
    const credential = await makePasskey(offer.value)
    if (credential === null)
      return setProblem('No passkey was made. This device may have one for your account already.')
    const body = { name, credential }
    const reply = await press({ method: 'POST', path: '/me/passkeys', body, returns: FactorsChangedView })
    if (reply?.ok) onAdded(reply.value)
  }

  return (
    <form method="post" onSubmit={add} className="grid gap-3">
      <AccountField
        label="Name of the passkey"
        name="name"
        autoComplete="off"
        maxLength={60}
        placeholder="Laptop"
        autoFocus
        hint="So that you know it later. Your device then asks for your finger, face or PIN."
        error={refusal?.fields.name}
      />
      {problem && <Alert>{problem}</Alert>}
      <RefusalAlert refusal={refusal} fieldsShown />
      <Button type="submit" tone="main" busy={busy} className="justify-self-start">
        Add this passkey
      </Button>
    </form>
  )
}
