'use client'

import { useState } from 'react'
import { RefusalAlert } from '#components/desk/refusal'
import { useSend } from '#components/desk/use-send.client'
import { Words } from '#components/desk/words'
import { Button } from '#components/ui/button'
import { knownOf } from '#lib/sources/schema'
import { CHOICES } from '#lib/sources/words'
import { UpdateView } from '#lib/updates/views'

const KINDS = {
  typo: 'typing error',
  development: 'development',
  clarification: 'clarification',
  correction: 'correction',
} as const

interface ProposalProps {
  update: UpdateView
  onChanged: (update: UpdateView) => void
}

/** A change of what readers see, as it waits for a second pair of eyes; readers have the text above meanwhile. */
export function Proposal({ update, onChanged }: ProposalProps) {
  const proposal = update.secondEyes?.proposal
  if (!proposal) return null
  const { verification, sources } = knownOf(proposal)
  const names = sources.map(({ label }) => label).join('; ')
  return (
    <section aria-label="Change that waits" className="mt-2 border-l-2 border-blue pl-2.5">
      <p className="text-xs text-soft">
        <b className="font-semibold text-blue">Would become</b>, as a {KINDS[proposal.kind]} · {CHOICES[verification]}
        {names && ` · according to ${names}`}
      </p>
      {proposal.headline && <p className="font-serif text-lg leading-snug font-semibold">{proposal.headline}</p>}
      <Words doc={proposal.body} />
      {proposal.note && <q className="font-serif text-sm text-soft">{proposal.note}</q>}
      <GiveUp update={update} onChanged={onChanged} />
    </section>
  )
}

/** Its words go with it, so it is asked about. */
function GiveUp({ update: { id, version }, onChanged }: ProposalProps) {
  const [sure, setSure] = useState(false)
  const { press, busy, refusal } = useSend()

  async function giveUp() {
    const body = { baseVersion: version }
    const reply = await press({ method: 'DELETE', path: `/updates/${id}/second-eyes`, body, returns: UpdateView })
    if (reply?.ok) onChanged(reply.value)
  }

  return (
    <>
      <p className="mt-1 -ml-1.5 flex flex-wrap gap-1 text-sm">
        {sure ? (
          <>
            <Button tone="danger" busy={busy} onClick={() => void giveUp()}>
              Give these words up
            </Button>
            <Button onClick={() => setSure(false)}>Keep them</Button>
          </>
        ) : (
          <Button tone="plain" onClick={() => setSure(true)}>
            Give the change up …
          </Button>
        )}
      </p>
      <RefusalAlert refusal={refusal} />
    </>
  )
}
