import { ClaimText } from '#lib/box/schema'
import { isCorrecting } from '#lib/box/texts'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import type { Claim } from '#prisma/client/client'

/** What readers were told that we got wrong stays where they find it. */
export async function refuseHiding(tx: Tx, { boxedAt, publishedRevisionId }: Claim): Promise<void> {
  if (!boxedAt || !publishedRevisionId) return
  const { kind, content } = await tx.revision.findUniqueOrThrow({ where: { id: publishedRevisionId } })
  if (!isCorrecting(kind) && !ClaimText.parse(content).wrongIn) return
  throw new AppError(
    'invalid',
    'Readers were told that this was wrong; it stays under What we got wrong. Supersede it if the news moved on.',
  )
}
