import { type ActorRow, toActor } from '#lib/contributors/actor'
import { CONTRIBUTOR_COLUMNS } from '#lib/contributors/columns'
import { findPeople, type ListContributors } from '#lib/contributors/finding'
import { scopeOf, type TokenRow } from '#lib/contributors/token-scope'
import { type ContributorView, toContributorView } from '#lib/contributors/views'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { sha256 } from '#lib/platform/ids'
import { sql } from '#lib/platform/sql'

/** What the rulebook asks of whoever asks, from the row that is locked: in arrays there, because a lock reads its row anew. */
export const ACTOR_COLUMNS = sql`c.id, c.name, c.role::text, c."disabledAt", c."restrictedAt",
  c."coversStoryIds"::text[], c."coversTopics", c."publishesAt"`

/** Somebody as the rulebook sees them, where they themselves ask for nothing and need not be held. */
export async function getActor(tx: Tx, id: string): Promise<Actor> {
  const [row] = await tx.$queryRaw<ActorRow[]>`SELECT ${ACTOR_COLUMNS} FROM "Contributor" c WHERE c.id = ${id}::uuid`
  if (!row) throw new Error('That contributor is not there: contributors are never removed')
  return toActor(row)
}

/** A newsroom has tens of people, perhaps hundreds: one list, no pages. */
const MAX_LISTED = 2_000

/** Everybody, or whom one looks for; by name unless asked otherwise, and whoever is disabled comes last. */
export async function listContributors(
  db: Tx,
  actor: Actor,
  asked: ListContributors = {},
): Promise<{ contributors: ContributorView[] }> {
  authorize(actor, 'contributor:list')
  const rows = await db.contributor.findMany({ select: CONTRIBUTOR_COLUMNS, orderBy: { id: 'asc' }, take: MAX_LISTED })
  return { contributors: findPeople(rows.map(toContributorView), asked) }
}

export interface SessionRow {
  sessionId: string
  createdAt: Date
  endedAt: Date | null
  expiresAt: Date
  lastSeenAt: Date | null
  factorPendingSince: Date | null
  confirmedAt: Date | null
  bySingleSignOn: boolean
  /** Their role needs a second factor, and they have none yet. */
  lacksFactor: boolean
}

// One statement each, with its owner: they are asked on every request of a session or a token.
export async function findSession(db: Tx, secret: string) {
  const [row] = await db.$queryRaw<(ActorRow & SessionRow)[]>`
    SELECT s.id AS "sessionId", s."createdAt", s."endedAt", s."expiresAt", s."lastSeenAt", s."factorPendingSince",
      s."confirmedAt", s."bySingleSignOn",
      COALESCE(c.role = ANY ((SELECT "twoFactorRoles" FROM "Site")::"Role"[]), FALSE)
        AND NOT EXISTS (SELECT 1 FROM "Authenticator" a WHERE a."contributorId" = c.id AND a."confirmedAt" IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM "Passkey" p WHERE p."contributorId" = c.id) AS "lacksFactor",
      ${ACTOR_COLUMNS}
    FROM "Session" s JOIN "Contributor" c ON c.id = s."contributorId" WHERE s."secretHash" = ${sha256(secret)}`
  if (!row) return null
  return { ...row, contributor: row }
}

export async function findToken(db: Tx, secret: string) {
  const [row] = await db.$queryRaw<(ActorRow & { tokenId: string; lastUsedAt: Date | null } & TokenRow)[]>`
    SELECT t.id AS "tokenId", t."revokedAt", t."expiresAt", t."lastUsedAt", t.rights, t."storyIds", ${ACTOR_COLUMNS}
    FROM "ApiToken" t JOIN "Contributor" c ON c.id = t."contributorId" WHERE t."secretHash" = ${sha256(secret)}`
  if (!row) return null
  const { tokenId, revokedAt, expiresAt, lastUsedAt, rights, storyIds, ...contributor } = row
  return {
    id: tokenId,
    lastUsedAt,
    contributor,
    scope: scopeOf({ id: tokenId, revokedAt, expiresAt, rights, storyIds }),
  }
}

/** What a log-in is decided on. */
export function findForLogIn(db: Tx, email: string) {
  return db.contributor.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, joinedAt: true, disabledAt: true },
  })
}

/** Whom a link to choose a new password is mailed to: whoever could log in with one. */
export function findForReset(db: Tx, email: string) {
  return db.contributor.findUnique({
    where: { email, disabledAt: null, joinedAt: { not: null } },
    select: { id: true, name: true },
  })
}

/** Whose link this is, while it can still be used; null otherwise. */
export async function findOpenReset(db: Tx, secret: string, now: Date) {
  const reset = await db.passwordReset.findUnique({
    where: { secretHash: sha256(secret), expiresAt: { gt: now } },
    select: { contributor: { select: { id: true, name: true, email: true, disabledAt: true } } },
  })
  if (!reset || reset.contributor.disabledAt) return null
  const { id, name, email } = reset.contributor
  return { id, name, email }
}

export function findForOwnPassword(db: Tx, id: string) {
  return db.contributor.findUnique({ where: { id }, select: { name: true, email: true, passwordHash: true } })
}

/** What signing in by the provider is decided on. */
export function findForSingleSignOn(db: Tx, email: string) {
  return db.contributor.findUnique({
    where: { email },
    select: { id: true, joinedAt: true, disabledAt: true, singleSignOn: true },
  })
}

export interface OpenInvitation {
  /** Whose account it opens; null for the first admin, who gives name and e-mail. */
  contributor: { id: string; name: string; email: string } | null
}

/** The invitation behind a link, while it can still be used; null otherwise. */
export async function findOpenInvitation(db: Tx, secret: string, now: Date): Promise<OpenInvitation | null> {
  const invitation = await db.invitation.findUnique({
    where: { secretHash: sha256(secret), acceptedAt: null, expiresAt: { gt: now } },
    select: { contributor: { select: { id: true, name: true, email: true, disabledAt: true } } },
  })
  if (!invitation || invitation.contributor?.disabledAt) return null
  const { contributor } = invitation
  return { contributor: contributor && { id: contributor.id, name: contributor.name, email: contributor.email } }
}
