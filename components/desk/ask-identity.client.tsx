'use client'

import { createContext, type FormEvent, type ReactNode, useCallback, useContext, useState } from 'react'
import { AccountField, fieldOf } from '#components/desk/account-field'
import { CodeField } from '#components/desk/code-field'
import { ConfirmElsewhere } from '#components/desk/confirm-elsewhere.client'
import { Alert } from '#components/ui/alert'
import { Button } from '#components/ui/button'
import { Dialog } from '#components/ui/dialog.client'
import { NO_PASSKEY, signWithPasskey } from '#lib/desk/passkeys'
import { send } from '#lib/desk/request'
import { ConfirmedView, type ConfirmingWay } from '#lib/factors/views'

/** Asks whoever sits here to prove who they are; false where they would rather not. */
type AskIdentity = (ways: ConfirmingWay[]) => Promise<boolean>

const AskIdentityContext = createContext<AskIdentity>(async () => false)

export const useAskIdentity = (): AskIdentity => useContext(AskIdentityContext)

interface Question {
  ways: ConfirmingWay[]
  answer: (isConfirmed: boolean) => void
}

interface AskIdentityProps {
  /** Single sign-on, where the newsroom has it. */
  provider: { name: string } | null
  children: ReactNode
}

/** Wherever something is sent from within, the same press goes on once it is clear who presses. */
export function AskIdentityProvider({ provider, children }: AskIdentityProps) {
  const [question, setQuestion] = useState<Question | null>(null)

  const ask = useCallback<AskIdentity>(
    (ways) =>
      new Promise((resolve) => {
        const answer = (isConfirmed: boolean) => {
          setQuestion(null)
          resolve(isConfirmed)
        }
        setQuestion({ ways, answer })
      }),
    [],
  )

  return (
    <AskIdentityContext value={ask}>
      {children}
      <Dialog open={question !== null} onClose={() => question?.answer(false)} title="Confirm that it is you">
        {question && <IdentityForm {...question} provider={provider} />}
      </Dialog>
    </AskIdentityContext>
  )
}

type Proof =
  | { way: 'password'; password: string }
  | { way: 'code'; code: string }
  | { way: 'passkey'; credential: unknown }

function IdentityForm({ ways, answer, provider }: Question & Pick<AskIdentityProps, 'provider'>) {
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const typed = ways.includes('password') ? 'password' : ways.includes('code') ? 'code' : null
  const [way, setWay] = useState<'password' | 'code' | null>(typed)

  async function prove(proof: Proof) {
    const body = { ...proof }
    const reply = await send({ method: 'POST', path: '/session/confirmation', body, key: null, returns: ConfirmedView })
    setBusy(false)
    if (reply.ok) return answer(true)
    setProblem(reply.sentence)
  }

  function begin(): boolean {
    if (busy) return false
    setProblem(null)
    setBusy(true)
    return true
  }

  async function confirm(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    if (!way || !begin()) return
    await prove(way === 'password' ? { way, password: fieldOf(form, way) } : { way, code: fieldOf(form, way) })
  }

  async function byPasskey() {
    if (!begin()) return
    const signed = await signWithPasskey('/me/passkeys/challenge')
    if (signed.ok) return prove({ way: 'passkey', credential: signed.credential })
    setBusy(false)
    setProblem(signed.refusal?.sentence ?? NO_PASSKEY)
  }

  return (
    <form method="post" onSubmit={confirm} className="grid gap-4 p-4">
      <p className="text-sm text-soft">
        This changes who may do what, and you signed in a while ago. Nothing you have typed is lost; it goes on from
        here.
      </p>
      {problem && <Alert>{problem}</Alert>}
      {ways.length === 0 && <p>Sign out and in again, then do this once more.</p>}
      {provider && ways.includes('single-sign-on') && (
        <ConfirmElsewhere name={provider.name} onDone={() => answer(true)} />
      )}
      {way === 'password' && (
        <AccountField label="Password" name="password" type="password" autoComplete="current-password" autoFocus />
      )}
      {way === 'code' && <CodeField />}
      <div className="flex flex-wrap items-center justify-end gap-2">
        {way === 'password' && ways.includes('code') && (
          <Button tone="plain" onClick={() => setWay('code')}>
            Use a code
          </Button>
        )}
        {way === 'code' && ways.includes('password') && (
          <Button tone="plain" onClick={() => setWay('password')}>
            Use the password
          </Button>
        )}
        {ways.includes('passkey') && (
          <Button busy={busy} onClick={() => void byPasskey()}>
            Use a passkey
          </Button>
        )}
        {way && (
          <Button type="submit" tone="main" busy={busy}>
            Confirm
          </Button>
        )}
      </div>
    </form>
  )
}
