'use client'

import { useState } from 'react'
import { useDesk } from '#components/desk/desk-context.client'
import { Alert } from '#components/ui/alert'
import { Button } from '#components/ui/button'
import { logOut } from '#lib/contributors/auth-client'
import { forgetRooms } from '#lib/desk/device'
import { listSheetsOf } from '#lib/desk/kept'
import { forgetPages } from '#lib/desk/worker-client'

/** What the contributor read here goes with them; what they have not sent stays theirs, and they are told so. */
export function SignOut() {
  const { actor, queue } = useDesk()
  const [failed, setFailed] = useState(false)
  const [unsent, setUnsent] = useState('')

  async function press() {
    const words = unsentWords(queue.get().items.length, (await listSheetsOf(actor.id)).length)
    if (words && !unsent) return setUnsent(words)
    setFailed(false)
    if (!(await logOut())) return setFailed(true)
    await Promise.all([forgetRooms(actor.id), forgetPages()])
    window.location.assign('/login')
  }

  return (
    <>
      {unsent ? (
        <Alert tone="careful">
          <p>{unsent} Nobody else who signs in here sees it; it is here when you come back.</p>
          <p className="mt-2 flex flex-wrap gap-2">
            <Button onClick={() => void press()}>Sign out</Button>
            <Button tone="plain" onClick={() => setUnsent('')}>
              Stay
            </Button>
          </p>
        </Alert>
      ) : (
        <Button tone="plain" onClick={() => void press()}>
          Sign out
        </Button>
      )}
      {failed && <Alert>You are still signed in: the newsroom cannot be reached. Try again.</Alert>}
    </>
  )
}

function unsentWords(queued: number, begun: number): string {
  const parts = [
    queued > 0 && `${queued} ${queued === 1 ? 'update is' : 'updates are'} not sent yet.`,
    begun > 0 && `${begun} ${begun === 1 ? 'text is' : 'texts are'} unfinished on this device.`,
  ]
  return parts.filter(Boolean).join(' ')
}
