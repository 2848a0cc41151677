'use client'

import { useState } from 'react'
import { useDesk, useSignedOut } from '#components/desk/desk-context.client'
import type { KeptWriting, Offer } from '#components/desk/use-kept.client'
import { Button } from '#components/ui/button'
import { dayAndTimeIn } from '#lib/desk/clock'
import { keptWords } from '#lib/desk/kept-words'
import { firstWords } from '#lib/desk/words'

interface KeptStateProps {
  kept: KeptWriting
  timeZone: string
  /** Somebody filed another version since this was begun. */
  changed?: boolean
}

/** Where the words are: on this device, saved when, not sent; and what was begun in another place. */
export function KeptState({ kept, timeZone, changed = false }: KeptStateProps) {
  const words = kept.touched ? keptWords({ ...kept, changed, timeZone }) : ''
  return (
    <>
      {words && <span className={changed ? 'text-amber' : ''}>{words}</span>}
      {kept.offers.length > 0 && (
        <section aria-label="Begun elsewhere" className="order-first basis-full">
          <ul className="grid gap-2">
            {kept.offers.map((offer) => (
              <OfferRow
                key={offer.id}
                offer={offer}
                timeZone={timeZone}
                onTakeUp={() => void kept.takeUp(offer)}
                onDrop={() => void kept.dropOffer(offer)}
              />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

interface OfferRowProps {
  offer: Offer
  timeZone: string
  onTakeUp: () => void
  onDrop: () => void
}

function OfferRow({ offer, timeZone, onTakeUp, onDrop }: OfferRowProps) {
  const [asking, setAsking] = useState(false)
  const words = firstWords(offer.value)
  return (
    <li className="grid gap-1 border-amber border-l-[3px] bg-amber-wash px-3 py-2 text-ink">
      <p>
        You began this {dayAndTimeIn(timeZone, offer.beganAt)}{' '}
        {offer.here ? 'in another tab of this device' : 'on another device'}
        {words && (
          <>
            : <q className="font-serif">{words}</q>
          </>
        )}
      </p>
      <p className="flex flex-wrap gap-2">
        {asking ? (
          <>
            <Button tone="danger" onClick={onDrop}>
              Drop these words
            </Button>
            <Button onClick={() => setAsking(false)}>Keep them</Button>
          </>
        ) : (
          <>
            <Button onClick={onTakeUp}>Take it up</Button>
            <Button tone="plain" onClick={() => setAsking(true)}>
              Drop it …
            </Button>
          </>
        )}
      </p>
    </li>
  )
}

/** Somebody is signed out while they write: said, and not forced on them in mid-sentence. */
export function SignedOutLine() {
  const signedOut = useSignedOut()
  const { askToSignIn } = useDesk()
  if (!signedOut) return null
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-live border-l-[3px] bg-live-wash px-3 py-2 text-sm"
    >
      <span>You are signed out. Your text is kept on this device.</span>
      <Button onClick={askToSignIn}>Sign in again</Button>
    </div>
  )
}
