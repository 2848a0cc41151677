'use client'

import { useClaims } from '#components/desk/claims-context.client'
import { Button } from '#components/ui/button'
import type { SpokenClaim } from '#lib/desk/claims-typed'

interface ClaimProposalProps {
  /** Puts the sentence into the text that is being written. */
  onWrite: (words: string, claim: SpokenClaim) => void
}

/** What has become of a claim, as an update would say it. It is written, and sent, by whoever wants to; never by itself. */
export function ClaimProposal({ onWrite }: ClaimProposalProps) {
  const { proposal, propose } = useClaims()

  function write() {
    if (!proposal) return
    onWrite(proposal.words, { claimId: proposal.claimId, text: proposal.claim, isNew: false })
    propose(null)
  }

  return (
    <div aria-live="polite">
      {proposal && (
        <section
          aria-label="Proposed update"
          className="flex flex-wrap items-center gap-2 rounded-md bg-blue-wash px-2.5 py-2 text-sm"
        >
          <p className="min-w-0 flex-1 basis-48">
            Say so in an update? <span className="font-serif text-base">{proposal.words}</span>
          </p>
          <Button onClick={write}>Write it</Button>
          <Button tone="plain" onClick={() => propose(null)}>
            Not now
          </Button>
        </section>
      )}
    </div>
  )
}
