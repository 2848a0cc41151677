import type { Tx } from '#lib/platform/db'
import { AloneReason } from '#lib/second-eyes/schema'
import { type LookView, ProposalView } from '#lib/second-eyes/views'
import type { Prisma, SecondLook } from '#prisma/client/client'

/** Asked, and neither answered nor over. */
export const OPEN = { answeredAt: null, withdrawnAt: null } as const satisfies Prisma.SecondLookWhereInput

const person = { select: { id: true, name: true } } as const
export const shownLook = {
  askedBy: person,
  answeredBy: person,
  checkedBy: person,
} as const satisfies Prisma.SecondLookInclude
export type LookRow = Prisma.SecondLookGetPayload<{ include: typeof shownLook }>

/** What is asked about a text now; the item is locked. */
export const findOpenLook = (tx: Tx, itemId: string): Promise<SecondLook | null> =>
  tx.secondLook.findFirst({ where: { itemId, ...OPEN } })

/** The last that happened with each of these texts: what is open first, else what was answered last. */
export async function listLooks(tx: Tx, itemIds: string[]): Promise<Map<string, LookView>> {
  const rows = await tx.secondLook.findMany({
    where: { itemId: { in: itemIds }, withdrawnAt: null },
    include: shownLook,
    orderBy: [{ answeredAt: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
  })
  return new Map(rows.map((row) => [row.itemId, toLookView(row)]))
}

export function toLookView(row: LookRow): LookView {
  const { id, askedBy, askedAt, answer, answeredBy, answeredAt, reason, checkedBy, checkedAt, proposal } = row
  const given = answer && answeredBy && answeredAt
  return {
    id,
    asked: happened(askedBy, askedAt),
    answer: given
      ? {
          ...answeredBy,
          at: answeredAt.toISOString(),
          what: answer,
          reason: AloneReason.safeParse(reason).data ?? null,
        }
      : null,
    checked: happened(checkedBy, checkedAt),
    proposal: ProposalView.safeParse(proposal).data ?? null,
  }
}

const happened = (by: { id: string; name: string } | null, at: Date | null) =>
  by && at ? { ...by, at: at.toISOString() } : null
