'use client'

import { type FormEvent, useState } from 'react'
import { AccountField, fieldOf } from '#components/desk/account-field'
import { CodeField } from '#components/desk/code-field'
import { Alert } from '#components/ui/alert'
import { Button } from '#components/ui/button'
import { logOut, proveSecondStep } from '#lib/contributors/auth-client'
import { type LogInFailure, logInWords } from '#lib/contributors/log-in-words'
import { NO_PASSKEY, signWithPasskey } from '#lib/desk/passkeys'
import type { Way } from '#lib/factors/views'

interface SecondStepProps {
  ways: Way[]
  onDone: () => void
  /** The half session is over: back to the password. */
  onOver: (why: LogInFailure | null) => void
}

/** The password was right; now what only they have. */
export function SecondStep({ ways, onDone, onOver }: SecondStepProps) {
  const [way, setWay] = useState<Way | null>(ways.find((each) => each === 'code' || each === 'recovery-code') ?? null)
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function prove(proof: Record<string, unknown>) {
    const refused = await proveSecondStep(proof)
    setBusy(false)
    if (refused === null) return onDone()
    if (refused === 'begin-again' || refused === 'disabled') return onOver(refused)
    setProblem(logInWords(refused))
  }

  function begin(): boolean {
    if (busy) return false
    setProblem(null)
    setBusy(true)
    return true
  }

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    if (!begin()) return
    await prove(
      way === 'code' ? { way, code: fieldOf(form, 'code') } : { way, recoveryCode: fieldOf(form, 'recoveryCode') },
    )
  }

  async function byPasskey() {
    if (!begin()) return
    const signed = await signWithPasskey('/me/passkeys/challenge')
    if (signed.ok) return prove({ way: 'passkey', credential: signed.credential })
    setBusy(false)
    if (signed.refusal?.code === 'unauthenticated') return onOver('begin-again')
    setProblem(signed.refusal?.sentence ?? NO_PASSKEY)
  }

  async function beginAgain() {
    await logOut()
    onOver(null)
  }

  function choose(next: Way) {
    setProblem(null)
    setWay(next)
  }

  return (
    <form method="post" onSubmit={send} className="grid gap-4">
      <p>Your password is right. Now the second step.</p>
      {problem && <Alert>{problem}</Alert>}
      {way === 'code' && <CodeField />}
      {way === 'recovery-code' && (
        <AccountField
          label="Recovery code"
          name="recoveryCode"
          autoComplete="off"
          autoCapitalize="characters"
          maxLength={60}
          autoFocus
          hint="One of the ten you kept. Each works once."
        />
      )}
      {way && (
        <Button type="submit" tone="main" busy={busy}>
          {busy ? 'Signing in …' : 'Sign in'}
        </Button>
      )}
      {ways.includes('passkey') && (
        <Button tone={way ? 'quiet' : 'main'} busy={busy} onClick={() => void byPasskey()}>
          Use a passkey
        </Button>
      )}
      <p className="flex flex-wrap gap-x-3 gap-y-1 text-sm">
        {way !== 'code' && ways.includes('code') && (
          <Button tone="plain" onClick={() => choose('code')}>
            Use a code from the app
          </Button>
        )}
        {way !== 'recovery-code' && ways.includes('recovery-code') && (
          <Button tone="plain" onClick={() => choose('recovery-code')}>
            Use a recovery code
          </Button>
        )}
        <Button tone="plain" onClick={() => void beginAgain()}>
          Sign in as somebody else
        </Button>
      </p>
      <p className="text-sm text-soft">Lost all of them? An admin of the newsroom can reset your second factor.</p>
    </form>
  )
}
