'use client'

import { type FormEvent, useState } from 'react'
import { AccountField, fieldOf } from '#components/desk/account-field'
import { Alert } from '#components/ui/alert'
import { Button } from '#components/ui/button'
import { logIn, logInByPasskey } from '#lib/contributors/auth-client'
import { type LogInFailure, logInWords } from '#lib/contributors/log-in-words'
import { knowsPasskeys, NO_PASSKEY, signWithPasskey } from '#lib/desk/passkeys'

interface PasswordStepProps {
  failure: LogInFailure | null
  onGiven: () => Promise<void>
}

/** E-mail and password, or a passkey instead of both. */
export function PasswordStep({ failure, onGiven }: PasswordStepProps) {
  const [problem, setProblem] = useState(failure && logInWords(failure))
  const [busy, setBusy] = useState(false)

  async function trying(work: () => Promise<string | null>) {
    if (busy) return
    setBusy(true)
    setProblem(null)
    const refused = await work()
    if (refused === null) return onGiven()
    setProblem(refused)
    setBusy(false)
  }

  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    void trying(async () => wordsFor(await logIn(fieldOf(form, 'email'), fieldOf(form, 'password'))))
  }

  async function byPasskey(): Promise<string | null> {
    if (!knowsPasskeys()) return 'This browser has no passkeys. Use your password.'
    const signed = await signWithPasskey('/session/passkey-challenge')
    if (!signed.ok) return signed.refusal?.sentence ?? NO_PASSKEY
    return wordsFor(await logInByPasskey(signed.credential))
  }

  // method and action: a form sent before the page is ready must not put the password into an address.
  return (
    <form method="post" action="/api/auth/callback/credentials" onSubmit={send} className="grid gap-4">
      {problem && <Alert>{problem}</Alert>}
      <AccountField label="E-mail address" name="email" type="email" autoComplete="username" autoFocus />
      <AccountField label="Password" name="password" type="password" autoComplete="current-password" />
      <Button type="submit" tone="main" busy={busy}>
        {busy ? 'Signing in …' : 'Sign in'}
      </Button>
      <Button busy={busy} onClick={() => void trying(byPasskey)}>
        Use a passkey instead
      </Button>
    </form>
  )
}

const wordsFor = (refused: LogInFailure | null): string | null => refused && logInWords(refused)
