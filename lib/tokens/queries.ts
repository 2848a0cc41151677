import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { TOKEN_RIGHTS } from '#lib/rights'
import { nameStories } from '#lib/stories/queries'
import type { ListTokens } from '#lib/tokens/schema'
import type { TokensView, TokenView } from '#lib/tokens/views'
import type { Prisma } from '#prisma/client/client'

/** Everything but the hash. */
const COLUMNS = {
  id: true,
  name: true,
  rights: true,
  storyIds: true,
  createdAt: true,
  expiresAt: true,
  lastUsedAt: true,
  revokedAt: true,
  contributor: { select: { id: true, name: true } },
} as const satisfies Prisma.ApiTokenSelect
type Row = Prisma.ApiTokenGetPayload<{ select: typeof COLUMNS }>

/** A newsroom has tens of programs; those that ended long ago stand in the audit log. */
const MOST_LISTED = 500

/** Those that work first, then the newest. */
export async function listTokens(tx: Tx, actor: Actor, { of }: ListTokens): Promise<TokensView> {
  authorize(actor, 'token:make')
  if (of === 'everybody') authorize(actor, 'token:list-all')
  const rows = await tx.apiToken.findMany({
    where: of === 'everybody' ? {} : { contributorId: actor.id },
    select: COLUMNS,
    orderBy: [{ revokedAt: { sort: 'desc', nulls: 'first' } }, { createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_LISTED,
  })
  const tokens = await toTokenViews(tx, rows)
  return { tokens: [...tokens.filter(isActive), ...tokens.filter((token) => !isActive(token))] }
}

const isActive = ({ state }: TokenView) => state === 'active'

export async function getTokenView(tx: Tx, id: string): Promise<TokenView> {
  const row = await tx.apiToken.findUnique({ where: { id }, select: COLUMNS })
  const [view] = row ? await toTokenViews(tx, [row]) : []
  if (!view) throw new AppError('not_found', 'That token does not exist.')
  return view
}

async function toTokenViews(tx: Tx, rows: Row[]): Promise<TokenView[]> {
  const named = await nameStories(tx, [...new Set(rows.flatMap(({ storyIds }) => storyIds))])
  return rows.map(({ storyIds, contributor, rights, ...row }) => ({
    id: row.id,
    name: row.name,
    owner: contributor,
    rights: TOKEN_RIGHTS.filter((right) => rights.includes(right)),
    stories: storyIds.flatMap((storyId) => {
      const story = named.get(storyId)
      return story ? { id: story.id, slug: story.slug, headline: story.headline } : []
    }),
    state: stateOf(row),
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    revokedAt: row.revokedAt?.toISOString() ?? null,
  }))
}

function stateOf({ revokedAt, expiresAt }: Pick<Row, 'revokedAt' | 'expiresAt'>): TokenView['state'] {
  if (revokedAt) return 'revoked'
  return expiresAt && expiresAt <= new Date() ? 'expired' : 'active'
}
