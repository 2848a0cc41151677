'use client'

import { useEffect, useId, useRef, useState, useSyncExternalStore } from 'react'
import { useDesk } from '#components/desk/desk-context.client'
import { LogIn } from '#components/desk/log-in.client'
import { SingleSignOn } from '#components/desk/single-sign-on.client'
import { Alert } from '#components/ui/alert'
import { Button } from '#components/ui/button'
import { readDrafts } from '#lib/desk/drafts'

/**
 * The session has ended: signing in over the page, so that nothing on it is lost. By the provider one leaves it and comes back
 * to the same place, where what was kept on this device stands again.
 */
export function SignInAgain({ provider }: { provider: { name: string } | null }) {
  const { actor, asking, signedInAgain } = useDesk()
  const open = useSyncExternalStore(asking.subscribe, asking.get, asking.get)
  const [unclear, setUnclear] = useState(false)
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()

  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])

  async function check() {
    const reply = await readDrafts(actor.id)
    // Somebody else: their own desk, afresh. What was written here stays with who wrote it.
    if (!reply.ok && reply.reason === 'another') return window.location.assign('/desk')
    setUnclear(!reply.ok)
    if (reply.ok) await signedInAgain()
  }

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={() => asking.tell(false)}
      className="m-auto w-[min(24rem,calc(100vw-2rem))] rounded-[10px] border border-rule bg-panel p-5 text-ink backdrop:bg-[#0008]"
    >
      {open && (
        <div className="grid gap-4">
          <h2 id={titleId} className="font-serif text-xl leading-tight font-semibold">
            Sign in again, {actor.name}
          </h2>
          <p className="text-sm text-soft">
            Your session has ended. Everything you wrote is kept on this device; what waits goes out once you are back.
          </p>
          {unclear && <Alert>You are signed in, but the desk does not answer. Try again in a moment.</Alert>}
          <LogIn to="/desk" failure={null} provider={provider} onLoggedIn={() => void check()} />
          {provider && <SingleSignOn name={provider.name} to={window.location.pathname + window.location.search} />}
          <Button tone="plain" onClick={() => asking.tell(false)}>
            Not now
          </Button>
        </div>
      )}
    </dialog>
  )
}
