'use client'

import { useState } from 'react'
import { useDesk } from '#components/desk/desk-context.client'
import { Alert } from '#components/ui/alert'
import { Button } from '#components/ui/button'
import { logOut } from '#lib/contributors/auth-client'
import { forgetHere, listSheetsToLeave } from '#lib/desk/signing-out'

/** What somebody read and wrote here goes with them; what the server has not got yet stays theirs, and they are asked first. */
export function SignOut() {
  const desk = useDesk()
  const { actor, queue } = desk
  const [failed, setFailed] = useState(false)
  const [unsent, setUnsent] = useState('')
  const [busy, setBusy] = useState(false)

  async function press() {
    if (busy) return
    setBusy(true)
    setFailed(false)
    const isDone = await leave()
    // The page goes on to the log-in: no second press meanwhile.
    if (!isDone) setBusy(false)
  }

  async function leave(): Promise<boolean> {
    desk.saveAll()
    const sheets = await listSheetsToLeave(actor.id)
    const words = unsentWords(queue.get().items.length, sheets.unsaved.length)
    setUnsent(words)
    if (words && words !== unsent) return false
    if (!(await logOut())) {
      setFailed(true)
      return false
    }
    desk.leave()
    await forgetHere(actor.id, sheets)
    window.location.assign('/login')
    return true
  }

  return (
    <>
      {unsent ? (
        <Alert tone="careful">
          <p>
            {unsent} If you sign out now, what you wrote stays here until you come back. Nobody else who signs in here
            sees it.
          </p>
          <p className="mt-2 flex flex-wrap gap-2">
            <Button busy={busy} onClick={() => void press()}>
              Sign out, leave it here
            </Button>
            <Button tone="plain" onClick={() => setUnsent('')}>
              Stay
            </Button>
          </p>
        </Alert>
      ) : (
        <Button tone="plain" busy={busy} onClick={() => void press()}>
          {busy ? 'Signing out …' : 'Sign out'}
        </Button>
      )}
      {failed && <Alert>You are still signed in: the newsroom cannot be reached. Try again.</Alert>}
    </>
  )
}

function unsentWords(queued: number, begun: number): string {
  const parts = [
    queued > 0 && `${queued} ${queued === 1 ? 'update is' : 'updates are'} not sent yet.`,
    begun > 0 && `${begun} unfinished ${begun === 1 ? 'text is' : 'texts are'} on this device alone.`,
  ]
  return parts.filter(Boolean).join(' ')
}
