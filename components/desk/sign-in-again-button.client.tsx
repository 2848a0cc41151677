'use client'

import { useDeskIfAny } from '#components/desk/desk-context.client'
import { Button } from '#components/ui/button'

/** On pages outside of the desk there is nothing to come back to. */
export function SignInAgainButton() {
  const desk = useDeskIfAny()
  if (!desk) return null
  return <Button onClick={desk.askToSignIn}>Sign in again</Button>
}
