'use client'

import { type FormEvent, useEffect, useRef, useState } from 'react'
import { fieldOf } from '#components/desk/account-field'
import { CodeField } from '#components/desk/code-field'
import { QrCode } from '#components/desk/qr-code'
import { RefusalAlert } from '#components/desk/refusal'
import { useSend } from '#components/desk/use-send.client'
import { Button } from '#components/ui/button'
import { AuthenticatorBegunView, FactorsChangedView } from '#lib/factors/views'

/** From a secret that the server has made to the first right code; only then is it on. */
export function AuthenticatorSetUp({ onAdded }: { onAdded: (changed: FactorsChangedView) => void }) {
  const [begun, setBegun] = useState<AuthenticatorBegunView | null>(null)
  const { press, busy, refusal } = useSend()
  const isAsked = useRef(false)

  async function begin() {
    const path = '/me/authenticator'
    const reply = await press({ method: 'POST', path, body: {}, returns: AuthenticatorBegunView })
    if (reply?.ok) setBegun(reply.value)
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is shown
  useEffect(() => {
    if (isAsked.current) return
    isAsked.current = true
    void begin()
  }, [])

  async function activate(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    if (!begun) return
    const body = { authenticatorId: begun.authenticatorId, code: fieldOf(form, 'code') }
    const path = '/me/authenticator/activation'
    const reply = await press({ method: 'POST', path, body, returns: FactorsChangedView })
    if (reply?.ok) onAdded(reply.value)
  }

  if (!begun) {
    return (
      <div className="grid gap-2">
        {refusal ? (
          <RefusalAlert refusal={refusal} />
        ) : (
          <p className="text-sm text-soft">Making a key for your app …</p>
        )}
        {refusal && <Button onClick={() => void begin()}>Try again</Button>}
      </div>
    )
  }
  return (
    <form method="post" onSubmit={activate} className="grid gap-4">
      <p>Scan this with an authenticator app on your phone, or type the key into it.</p>
      <QrCode text={begun.uri} label="QR code for your authenticator app; the same as the key below" />
      <div className="grid gap-1 text-sm">
        <b>Key, for typing</b>
        <code className="select-all [overflow-wrap:anywhere]">{inGroups(begun.secret)}</code>
      </div>
      <RefusalAlert refusal={refusal} fieldsShown />
      <CodeField error={refusal?.fields.code} />
      <Button type="submit" tone="main" busy={busy}>
        Turn it on
      </Button>
    </form>
  )
}

const inGroups = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret
