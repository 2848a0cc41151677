'use client'

import { type FormEvent, useState } from 'react'
import { AccountField, fieldOf } from '#components/desk/account-field'
import { ChosenPassword } from '#components/desk/chosen-password'
import { useSend } from '#components/desk/use-send.client'
import { Alert } from '#components/ui/alert'
import { Button } from '#components/ui/button'
import { logIn } from '#lib/contributors/auth-client'
import { PasswordChangedView } from '#lib/contributors/views'

interface NewPasswordProps {
  secret: string
  email: string
  /** How many API tokens of theirs work. */
  tokens: number
}

/** By the link of a mail. Signs in afterwards; what else is asked of this person is asked there. */
export function NewPassword({ secret, email, tokens }: NewPasswordProps) {
  const { press, busy, refusal } = useSend()
  const [leaving, setLeaving] = useState(false)

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const password = fieldOf(event.currentTarget, 'password')
    const body = { secret, password, endTokens: new FormData(event.currentTarget).has('endTokens') }
    const sending = { method: 'POST', path: '/password-resets/use', body } as const
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
      {tokens > 0 && <EndTokens tokens={tokens} />}
      <Button type="submit" tone="main" busy={busy || leaving}>
        {busy || leaving ? 'One moment …' : 'Save and sign in'}
      </Button>
    </form>
  )
}

/** Unasked, they go on: a machine that files wire copy must not stop because somebody forgot a password. */
const EndTokens = ({ tokens }: { tokens: number }) => (
  <div className="grid gap-1 text-sm">
    <p>
      {tokens === 1 ? 'One API token of yours goes on working.' : `${tokens} API tokens of yours go on working.`} You
      see what for, and end single ones, at the desk under “API tokens”.
    </p>
    <label className="flex items-baseline gap-2">
      <input type="checkbox" name="endTokens" />
      <span>End {tokens === 1 ? 'it' : 'them all'} now: somebody else may have been in my account</span>
    </label>
  </div>
)
