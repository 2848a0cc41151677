import { ClaimText } from '#lib/box/schema'
import { type ClaimStatus, isAsked, isClosed, isStated } from '#lib/box/status'
import { AppError } from '#lib/platform/errors'
import type { Source } from '#lib/sources/schema'
import { freezeKnown } from '#lib/sources/schema'
import type { Prisma } from '#prisma/client/client'
import type { RevisionKind } from '#prisma/client/enums'

/** As it is frozen: what says nothing is left out. */
export function freezeClaim(claim: ClaimText): Prisma.InputJsonObject {
  const { text, question, status, since, sources, statedIn, wrongIn } = claim
  return {
    text,
    ...(question ? { question } : {}),
    ...(status && status !== 'attributed' ? { status } : {}),
    ...(since ? { since } : {}),
    ...freezeKnown({ sources }),
    ...(statedIn ? { statedIn } : {}),
    ...(wrongIn ? { wrongIn } : {}),
  }
}

export const statusOf = ({ status = 'attributed' }: Pick<ClaimText, 'status'>): ClaimStatus => status

/** What stands in the box of a claim; null where that is nothing. */
export function printedOf(claim: ClaimText): { words: string; sources: Source[] } | null {
  const { text, question, sources = [] } = claim
  const status = statusOf(claim)
  if (isClosed(status)) return null
  if (isStated(status)) return { words: text, sources }
  return question ? { words: question, sources } : null
}

/** Whether a version took something back that readers had been told. */
export const isCorrecting = (kind: RevisionKind): boolean => kind === 'correction' || kind === 'retraction'

interface Version {
  id: string
  kind: RevisionKind
  content: unknown
}

/** What a version that follows what readers see says of the time before it; nothing where they have seen none. */
export function toldBefore(shown: Version | null): Pick<ClaimText, 'statedIn' | 'wrongIn'> {
  if (!shown) return {}
  const { statedIn, wrongIn, ...text } = ClaimText.parse(shown.content)
  const stated = isStated(statusOf(text)) ? shown.id : statedIn
  const wrong = isCorrecting(shown.kind) ? shown.id : wrongIn
  return { ...(stated ? { statedIn: stated } : {}), ...(wrong ? { wrongIn: wrong } : {}) }
}

/** In the box an open claim is its question. */
export function requireQuestion(claim: ClaimText): void {
  if (!isAsked(statusOf(claim)) || claim.question) return
  throw new AppError(
    'invalid',
    'Write the question first (“Whether he acted alone”): while this is unconfirmed or disputed, readers see nothing else of it.',
    { issues: [{ path: 'question', message: 'Write what is not known: “Whether …”' }] },
  )
}
