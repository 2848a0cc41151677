'use client'

import { type FormEvent, useState } from 'react'
import { AccountField, fieldOf } from '#components/desk/account-field'
import { ChosenPassword } from '#components/desk/chosen-password'
import { useSend } from '#components/desk/use-send.client'
import { Alert } from '#components/ui/alert'
import { Button } from '#components/ui/button'
import { logIn } from '#lib/contributors/auth-client'
import { PasswordChangedView } from '#lib/contributors/views'

/** By the link of a mail. Signs in afterwards; what else is asked of this person is asked there. */
export function NewPassword({ secret, email }: { secret: string; email: string }) {
  const { press, busy, refusal } = useSend()
  const [leaving, setLeaving] = useState(false)

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const password = fieldOf(event.currentTarget, 'password')
    const sending = { method: 'POST', path: '/password-resets/use', body: { secret, password } } as const
    const reply = await press({ ...sending, returns: PasswordChangedView })
    // "Used already" may be this very press, whose first answer was lost on the way.
    if (!reply || (!reply.ok && reply.code !== 'gone')) return
    const refused = await logIn(email, password)
    if (!reply.ok && refused !== null) return
    setLeaving(true)
    window.location.assign(refused === null ? '/desk' : `/login?error=${refused}`)
  }

  return (
    <form method="post" onSubmit={send} className="grid gap-4">
      {refusal && !refusal.fields.password && !leaving && <Alert>{refusal.sentence}</Alert>}
      <AccountField
        label="E-mail address"
        name="email"
        type="email"
        autoComplete="username"
        readOnly
        defaultValue={email}
      />
      <ChosenPassword error={refusal?.fields.password} />
      <Button type="submit" tone="main" busy={busy || leaving}>
        {busy || leaving ? 'One moment …' : 'Save and sign in'}
      </Button>
    </form>
  )
}
