import { CONTRIBUTOR_COLUMNS } from '#lib/contributors/columns'
import { audit } from '#lib/platform/audit'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { newId, newSecret, sha256 } from '#lib/platform/ids'

/** Recognisable in a log or a repository, so that a leaked one is found by a search. */
const PREFIX = 'wt_'

interface NewToken {
  email: string
  /** What it is for, as the list of tokens will show it. */
  name: string
}

/**
 * An API token with this contributor's rights, from the server's own command line (the system acts, not a contributor).
 * The token is in the answer only; the database keeps its hash.
 */
export async function issueToken(
  tx: Tx,
  { email, name }: NewToken,
  now: Date,
): Promise<{ token: string; owner: string }> {
  const owner = await tx.contributor.findUnique({
    where: { email: email.trim().toLowerCase() },
    select: CONTRIBUTOR_COLUMNS,
  })
  if (!owner) throw new AppError('not_found', `There is no contributor with the e-mail address ${email}.`)
  if (owner.disabledAt) throw new AppError('forbidden', `${owner.name}’s account is disabled; enable it first.`)
  if (!owner.joinedAt) throw new AppError('forbidden', `${owner.name} has not accepted the invitation yet.`)
  const id = newId()
  const token = PREFIX + newSecret()
  await tx.apiToken.create({ data: { id, contributorId: owner.id, name, secretHash: sha256(token), createdAt: now } })
  const detail = { contributorId: owner.id }
  await audit(tx, { actor: null, action: 'token.issued', subjectType: 'token', subjectId: id, detail, now })
  return { token, owner: owner.name }
}

export async function revokeTokens(tx: Tx, contributorId: string, now: Date): Promise<void> {
  await tx.apiToken.updateMany({ where: { contributorId, revokedAt: null }, data: { revokedAt: now } })
}
