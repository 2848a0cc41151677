import type { AuditFilter, ListAudit } from '#lib/audit/schema'
import type { AuditEntryView, AuditView, SealsView } from '#lib/audit/views'
import { AuditEntryView as Entry } from '#lib/audit/views'
import { wordsOf } from '#lib/audit/words'
import { type Actor, authorize } from '#lib/permissions'
import { verifyAudit } from '#lib/platform/audit-seal'
import type { Tx } from '#lib/platform/db'
import { nameStories } from '#lib/stories/queries'
import type { Prisma } from '#prisma/client/client'

const PAGE = 60

const shown = {
  actor: { select: { id: true, name: true } },
  token: { select: { id: true, name: true } },
} as const satisfies Prisma.AuditEntryInclude
type Row = Prisma.AuditEntryGetPayload<{ include: typeof shown }>

/** Who did what, the newest first, in pages. */
export async function listAudit(tx: Tx, actor: Actor, { before, ...filter }: ListAudit): Promise<AuditView> {
  authorize(actor, 'audit:read')
  const rows = await find(tx, filter, before, PAGE + 1)
  const seal = await tx.auditSeal.findFirst({ orderBy: { number: 'desc' }, select: { at: true } })
  return {
    entries: await toViews(tx, rows.slice(0, PAGE)),
    hasOlder: rows.length > PAGE,
    sealedThrough: seal?.at.toISOString() ?? null,
  }
}

/** What a file holds at most: more than a newsroom does in a week, and less than a spreadsheet refuses. */
export const MOST_EXPORTED = 10_000

export async function exportAudit(tx: Tx, actor: Actor, filter: AuditFilter): Promise<AuditEntryView[]> {
  authorize(actor, 'audit:read')
  return toViews(tx, await find(tx, filter, undefined, MOST_EXPORTED + 1))
}

/** Walks every seal from the first on. */
export async function checkSeals(tx: Tx, actor: Actor): Promise<SealsView> {
  authorize(actor, 'audit:read')
  return verifyAudit(tx)
}

async function find(tx: Tx, { day, ...filter }: AuditFilter, before: string | undefined, take: number): Promise<Row[]> {
  return tx.auditEntry.findMany({
    where: { ...filter, ...(day ? { at: await hoursOf(tx, day) } : {}), ...(before ? { id: { lt: before } } : {}) },
    include: shown,
    // Ids are in the order of time.
    orderBy: { id: 'desc' },
    take,
  })
}

/** A day of the newsroom's, whatever its clocks do in it. */
async function hoursOf(tx: Tx, day: string): Promise<{ gte: Date; lt: Date }> {
  const [hours] = await tx.$queryRaw<{ gte: Date; lt: Date }[]>`
    SELECT ${day}::date::timestamp AT TIME ZONE "timeZone" AS gte,
      (${day}::date + 1)::timestamp AT TIME ZONE "timeZone" AS lt FROM "Site" WHERE id = 1`
  if (!hours) throw new Error('The database holds no newsroom')
  return hours
}

async function toViews(tx: Tx, rows: Row[]): Promise<AuditEntryView[]> {
  const stories = await nameStories(tx, [...new Set(rows.flatMap(({ storyId }) => storyId ?? []))])
  const names = await namesOf(tx, rows)
  return rows.map(({ id, at, actor, token, address, action, subjectType, subjectId, storyId, detail, sealNumber }) => {
    const story = storyId ? stories.get(storyId) : undefined
    return {
      id,
      at: at.toISOString(),
      who: actor,
      token,
      address,
      action,
      words: wordsOf(action),
      subject: { type: subjectType, id: subjectId, name: names.get(subjectId) ?? null },
      story: story ? { id: story.id, headline: story.headline } : null,
      detail: Entry.shape.detail.parse(detail ?? {}),
      isSealed: sealNumber !== null,
    }
  })
}

async function namesOf(tx: Tx, rows: Row[]): Promise<Map<string, string>> {
  const idsOf = (type: string) => rows.filter((row) => row.subjectType === type).map(({ subjectId }) => subjectId)
  const select = { id: true, name: true } as const
  const people = await tx.contributor.findMany({ where: { id: { in: idsOf('contributor') } }, select })
  const tokens = await tx.apiToken.findMany({ where: { id: { in: idsOf('token') } }, select })
  return new Map([...people, ...tokens].map(({ id, name }) => [id, name]))
}
