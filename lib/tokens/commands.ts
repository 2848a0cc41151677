import { storeToken } from '#lib/contributors/tokens'
import { type Actor, authorize } from '#lib/permissions'
import { audit } from '#lib/platform/audit'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { nameStories, requireOpen } from '#lib/stories/queries'
import { getTokenView } from '#lib/tokens/queries'
import type { MakeToken, RevokeToken } from '#lib/tokens/schema'
import type { MadeTokenView, TokenView } from '#lib/tokens/views'

/** More than these at work nobody keeps apart. */
const MOST_ACTIVE = 50

/** A token for whoever asks, and for nobody else: whoever holds one acts under its owner's name. */
export async function makeToken(
  tx: Tx,
  actor: Actor,
  { tokenId: id, ...order }: MakeToken,
  now: Date,
): Promise<MadeTokenView> {
  authorize(actor, 'token:make')
  await refuseTooMany(tx, actor, now)
  await requireStories(tx, actor, order.storyIds)
  const secret = await storeToken(tx, actor, { id, ownerId: actor.id, ...order }, now)
  return { token: await getTokenView(tx, id), secret }
}

/** From here on it opens nothing; what it is doing at this moment is waited for. */
export async function revokeToken(tx: Tx, actor: Actor, { tokenId: id }: RevokeToken, now: Date): Promise<TokenView> {
  const [token] = await tx.$queryRaw<{ contributorId: string; revokedAt: Date | null }[]>`
    SELECT "contributorId", "revokedAt" FROM "ApiToken" WHERE id = ${id}::uuid FOR UPDATE`
  if (!token) throw new AppError('not_found', 'That token does not exist.')
  authorize(actor, 'token:revoke', token)
  if (token.revokedAt) return getTokenView(tx, id)
  await tx.apiToken.update({ where: { id }, data: { revokedAt: now } })
  const detail = { contributorId: token.contributorId }
  await audit(tx, { actor, action: 'token.revoked', subjectType: 'token', subjectId: id, detail, now })
  return getTokenView(tx, id)
}

async function refuseTooMany(tx: Tx, { id: contributorId }: Actor, now: Date): Promise<void> {
  const active = await tx.apiToken.count({
    where: { contributorId, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
  })
  if (active < MOST_ACTIVE) return
  throw new AppError('invalid', `You have ${active} tokens at work; revoke some of them first.`)
}

async function requireStories(tx: Tx, actor: Actor, ids: readonly string[]): Promise<void> {
  const found = await nameStories(tx, [...ids])
  if (ids.some((id) => !found.has(id))) {
    throw new AppError('invalid', 'One of these stories does not exist.', { field: 'storyIds' })
  }
  for (const id of ids) await requireOpen(tx, actor, id)
}
