'use client'

import { useState } from 'react'
import { AskIdentityProvider } from '#components/desk/ask-identity.client'
import { PasswordStep } from '#components/desk/password-step.client'
import { SecondStep } from '#components/desk/second-step.client'
import { SetUpStep } from '#components/desk/set-up-step.client'
import type { LogInFailure } from '#lib/contributors/log-in-words'
import { look } from '#lib/desk/request'
import { LogInStepView } from '#lib/factors/views'

interface LogInProps {
  /** Where to go afterwards: a path of our own. */
  to: string
  failure: LogInFailure | null
  /** Single sign-on, where the newsroom has it. */
  provider: { name: string } | null
  /** Where this browser stands already: a password was given, or a factor is to be set up. */
  standing?: LogInStepView
  /** In place: what to do instead of going there. */
  onLoggedIn?: () => void
}

const BEGINNING: LogInStepView = { step: 'log-in', name: null, ways: [] }

/** From the password, or a passkey, to the desk; in as many steps as the server asks for. */
export function LogIn({ to, failure: first, provider, standing = BEGINNING, onLoggedIn }: LogInProps) {
  const [stands, setStands] = useState(standing)
  const [failure, setFailure] = useState(first)

  function done() {
    if (onLoggedIn) onLoggedIn()
    else window.location.assign(to)
  }

  /** What is asked for next is the server's to say. */
  async function next() {
    const now = await look('/session', LogInStepView)
    // A page of its own, with its own heading.
    if (now?.step === 'set-up' && !onLoggedIn) return window.location.reload()
    if (now?.step === 'second-step' || now?.step === 'set-up') return setStands(now)
    done()
  }

  function over(why: LogInFailure | null) {
    setFailure(why)
    setStands(BEGINNING)
  }

  if (stands.step === 'second-step') {
    return <SecondStep ways={stands.ways} onDone={() => void next()} onOver={over} />
  }
  if (stands.step === 'set-up') {
    return (
      <AskIdentityProvider provider={provider}>
        <SetUpStep onDone={done} onOver={() => over(null)} />
      </AskIdentityProvider>
    )
  }
  return <PasswordStep failure={failure} onGiven={next} />
}
