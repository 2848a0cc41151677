import { Words } from '#components/desk/words'
import { knownOf } from '#lib/sources/schema'
import { CHOICES } from '#lib/sources/words'
import type { UpdateView } from '#lib/updates/views'

const KINDS = {
  typo: 'typing error',
  development: 'development',
  clarification: 'clarification',
  correction: 'correction',
} as const

/** A change of what readers see, as it waits for a second pair of eyes; readers have the text above meanwhile. */
export function Proposal({ update: { secondEyes } }: { update: UpdateView }) {
  const proposal = secondEyes?.proposal
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
    </section>
  )
}
