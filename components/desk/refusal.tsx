import type { ReactNode } from 'react'
import { Alert } from '#components/ui/alert'
import type { Refusal } from '#lib/desk/request'

/** Why the desk did not do it, in the server's own sentence, with the way out where there is one. */
export function RefusalAlert({ refusal, children }: { refusal: Refusal | null; children?: ReactNode }) {
  if (!refusal) return null
  return (
    <Alert>
      <p>{refusal.sentence}</p>
      {refusal.status === 401 && (
        <p className="mt-1">
          <a href="/login" target="_blank" rel="noreferrer" className="font-semibold underline">
            Sign in again in a new tab
          </a>
          , then come back and press again.
        </p>
      )}
      {children}
    </Alert>
  )
}
