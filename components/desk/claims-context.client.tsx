'use client'

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'
import type { KnownClaim } from '#lib/desk/claims-typed'

/** An update that would say what has become of a claim; nobody has asked for it to be sent. */
export interface Proposal {
  claimId: string
  /** What the claim says. */
  claim: string
  words: string
}

interface Claims {
  claims: readonly KnownClaim[]
  proposal: Proposal | null
  propose: (proposal: Proposal | null) => void
}

const ClaimsContext = createContext<Claims>({ claims: [], proposal: null, propose: () => {} })

/** The claims of the story whose room this is, and what is proposed to be said of one; none outside a room. */
export const useClaims = (): Claims => useContext(ClaimsContext)

export function ClaimsProvider({ claims, children }: { claims: readonly KnownClaim[]; children: ReactNode }) {
  const [proposal, propose] = useState<Proposal | null>(null)
  const value = useMemo(() => ({ claims, proposal, propose }), [claims, proposal])
  return <ClaimsContext value={value}>{children}</ClaimsContext>
}
