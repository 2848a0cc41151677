'use client'

import { type FormEvent, useState } from 'react'
import { AccountField, fieldOf } from '#components/desk/account-field'
import { useSend } from '#components/desk/use-send.client'
import { Alert } from '#components/ui/alert'
import { Button } from '#components/ui/button'
import { ResetAskedView } from '#lib/contributors/views'

/** Asks for a link by mail. What is said afterwards is the same whether or not there is an account. */
export function Forgotten() {
  const { press, busy, refusal } = useSend()
  const [sent, setSent] = useState<{ email: string; minutes: number } | null>(null)

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const email = fieldOf(event.currentTarget, 'email')
    const reply = await press({ method: 'POST', path: '/password-resets', body: { email }, returns: ResetAskedView })
    if (reply?.ok) setSent({ email, minutes: reply.value.minutes })
  }

  if (sent) {
    return (
      <div role="status" className="grid gap-4">
        <p>
          If somebody has an account with <b className="font-semibold break-words">{sent.email}</b>, a mail with a link
          is on its way. The link works once, for {sent.minutes} minutes.
        </p>
        <p className="text-sm text-soft">
          Nothing arrives? Look among unwanted mail, or ask an admin of the newsroom for a link.
        </p>
      </div>
    )
  }
  return (
    <form method="post" onSubmit={send} className="grid gap-4">
      {refusal && !refusal.fields.email && <Alert>{refusal.sentence}</Alert>}
      <p>You get a mail with a link. Nothing changes until you have used it.</p>
      <AccountField
        label="E-mail address"
        name="email"
        type="email"
        autoComplete="username"
        autoFocus
        error={refusal?.fields.email}
      />
      <Button type="submit" tone="main" busy={busy}>
        {busy ? 'One moment …' : 'Send me a link'}
      </Button>
    </form>
  )
}
