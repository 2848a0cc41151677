import type { ReactNode } from 'react'
import { SignInAgainButton } from '#components/desk/sign-in-again-button.client'
import { Alert } from '#components/ui/alert'
import type { Refusal } from '#lib/desk/request'

interface RefusalAlertProps {
  refusal: Refusal | null
  /** What is to be mended stands at the fields already. */
  fieldsShown?: boolean
  children?: ReactNode
}

/** Why the desk did not do it, in the server's own sentence, with the way out where there is one. */
export function RefusalAlert({ refusal, fieldsShown = false, children }: RefusalAlertProps) {
  if (!refusal) return null
  const marked = Object.keys(refusal.fields).length
  return (
    <Alert>
      <p>
        {fieldsShown && marked > 0
          ? `Not saved: ${marked === 1 ? 'the marked field needs' : `${marked} marked fields need`} mending.`
          : refusal.sentence}
      </p>
      {refusal.status === 401 && refusal.reason !== 'disabled' && (
        <p className="mt-1">
          <SignInAgainButton />
        </p>
      )}
      {children}
    </Alert>
  )
}
