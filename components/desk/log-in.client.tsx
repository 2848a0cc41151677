'use client'

import { type FormEvent, useState } from 'react'
import { AccountField, fieldOf } from '#components/desk/account-field'
import { Alert } from '#components/ui/alert'
import { Button } from '#components/ui/button'
import { logIn } from '#lib/contributors/auth-client'
import { type LogInFailure, logInWords } from '#lib/contributors/log-in-words'

interface LogInProps {
  /** Where to go afterwards: a path of our own. */
  to: string
  failure: LogInFailure | null
  /** In place: what to do instead of going there. */
  onLoggedIn?: () => void
}

export function LogIn({ to, failure: first, onLoggedIn }: LogInProps) {
  const [failure, setFailure] = useState(first)
  const [busy, setBusy] = useState(false)

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (busy) return
    const form = event.currentTarget
    setBusy(true)
    setFailure(null)
    const refused = await logIn(fieldOf(form, 'email'), fieldOf(form, 'password'))
    if (refused === null) return onLoggedIn ? onLoggedIn() : window.location.assign(to)
    setFailure(refused)
    setBusy(false)
  }

  // method and action: a form sent before the page is ready must not put the password into an address.
  return (
    <form method="post" action="/api/auth/callback/credentials" onSubmit={send} className="grid gap-4">
      {failure && <Alert>{logInWords(failure)}</Alert>}
      <AccountField label="E-mail address" name="email" type="email" autoComplete="username" autoFocus />
      <AccountField label="Password" name="password" type="password" autoComplete="current-password" />
      <Button type="submit" tone="main" busy={busy}>
        {busy ? 'Signing in …' : 'Sign in'}
      </Button>
    </form>
  )
}
