'use client'

import { type FormEvent, useState } from 'react'
import { AccountField, fieldOf } from '#components/desk/account-field'
import { ChosenPassword } from '#components/desk/chosen-password'
import { useSend } from '#components/desk/use-send.client'
import { Alert } from '#components/ui/alert'
import { Button } from '#components/ui/button'
import { logIn } from '#lib/contributors/auth-client'
import { AcceptedView } from '#lib/contributors/views'

/** @param email null for the first admin, who gives name and address here */
export function AcceptInvitation({ secret, email }: { secret: string; email: string | null }) {
  const { press, busy, refusal } = useSend()
  const [leaving, setLeaving] = useState(false)

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    const [password, address] = [fieldOf(form, 'password'), fieldOf(form, 'email')]
    const person = email === null ? { name: fieldOf(form, 'name'), email: address } : {}
    const reply = await press({
      method: 'POST',
      path: '/invitations/acceptance',
      body: { secret, password, ...person },
      returns: AcceptedView,
    })
    // "Used already" may be this very press, whose first answer was lost on the way.
    if (!reply || (!reply.ok && reply.code !== 'gone')) return
    const refused = await logIn(address, password)
    if (!reply.ok && refused !== null) return
    setLeaving(true)
    window.location.assign(refused === null ? '/desk' : '/login')
  }

  return (
    <form method="post" onSubmit={send} className="grid gap-4">
      {refusal && !leaving && <Alert>{refusal.sentence}</Alert>}
      {email === null && <AccountField label="Your name, as in a byline" name="name" autoComplete="name" />}
      <AccountField
        label="E-mail address"
        name="email"
        type="email"
        autoComplete="username"
        readOnly={email !== null}
        {...(email !== null && { defaultValue: email })}
        error={refusal?.fields.email}
      />
      <ChosenPassword label="Password" error={refusal?.fields.password} />
      <Button type="submit" tone="main" busy={busy || leaving}>
        {busy || leaving ? 'One moment …' : 'Save and sign in'}
      </Button>
    </form>
  )
}
