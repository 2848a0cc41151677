import { CONTRIBUTOR_COLUMNS } from '#lib/contributors/columns'
import { audit } from '#lib/platform/audit'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { newId, newSecret, sha256 } from '#lib/platform/ids'
import type { TokenRight } from '#lib/rights'
import type { Actor } from '#lib/subjects'

/** Recognisable in a log or a repository, so that a leaked one is found by a search. */
const PREFIX = 'wt_'

const DAY_MS = 86_400_000

export interface TokenOrder {
  /** What it is for, as the list of tokens will show it. */
  name: string
  rights: readonly TokenRight[]
  /** Empty: every story of its owner. */
  storyIds: readonly string[]
  /** Null: until it is revoked. */
  days: number | null
}

/** Returns the token itself, which is nowhere else: the database keeps its hash. */
export async function storeToken(
  tx: Tx,
  /** Null for the server's own command line. */
  actor: Actor | null,
  { id, ownerId, name, rights, storyIds, days }: TokenOrder & { id: string; ownerId: string },
  now: Date,
): Promise<string> {
  const secret = PREFIX + newSecret()
  const expiresAt = days === null ? null : new Date(now.getTime() + days * DAY_MS)
  const scope = { rights: [...rights], storyIds: [...storyIds], expiresAt }
  await tx.apiToken.create({
    data: { id, contributorId: ownerId, name, secretHash: sha256(secret), createdAt: now, ...scope },
  })
  const detail = {
    contributorId: ownerId,
    rights: rights.join(', '),
    stories: storyIds.length,
    until: expiresAt?.toISOString() ?? null,
  }
  await audit(tx, { actor, action: 'token.issued', subjectType: 'token', subjectId: id, detail, now })
  return secret
}

/** An API token from the server's own command line (the system acts, not a contributor); stories by their addresses. */
export async function issueToken(
  tx: Tx,
  { email, stories = [], ...order }: Omit<TokenOrder, 'storyIds'> & { email: string; stories?: readonly string[] },
  now: Date,
): Promise<{ token: string; owner: string }> {
  const owner = await tx.contributor.findUnique({
    where: { email: email.trim().toLowerCase() },
    select: CONTRIBUTOR_COLUMNS,
  })
  if (!owner) throw new AppError('not_found', `There is no contributor with the e-mail address ${email}.`)
  if (owner.disabledAt) throw new AppError('forbidden', `${owner.name}’s account is disabled; enable it first.`)
  if (!owner.joinedAt) throw new AppError('forbidden', `${owner.name} has not accepted the invitation yet.`)
  const storyIds = await idsOfStories(tx, stories)
  const token = await storeToken(tx, null, { id: newId(), ownerId: owner.id, ...order, storyIds }, now)
  return { token, owner: owner.name }
}

async function idsOfStories(tx: Tx, slugs: readonly string[]): Promise<string[]> {
  const found = await tx.storySlug.findMany({ where: { slug: { in: [...slugs] } } })
  const missing = slugs.find((slug) => !found.some((story) => story.slug === slug))
  if (missing) throw new AppError('not_found', `There is no story with the address ${missing}.`)
  return [...new Set(found.map(({ storyId }) => storyId))]
}

/** Answers how many worked until now. */
export async function revokeTokens(tx: Tx, contributorId: string, now: Date): Promise<number> {
  const working = await countTokens(tx, contributorId, now)
  await tx.apiToken.updateMany({ where: { contributorId, revokedAt: null }, data: { revokedAt: now } })
  return working
}

/** Those that open a door now. */
export const countTokens = (tx: Tx, contributorId: string, now: Date): Promise<number> =>
  tx.apiToken.count({
    where: { contributorId, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
  })
