import { z } from 'zod'
import { Right } from '#lib/tokens/schema'

export const TokenView = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  owner: z.strictObject({ id: z.uuid(), name: z.string() }),
  rights: z.array(Right),
  stories: z
    .array(z.strictObject({ id: z.uuid(), slug: z.string(), headline: z.string() }))
    .meta({ description: 'The stories it is for; empty for every story of its owner' }),
  state: z.enum(['active', 'expired', 'revoked']),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  lastUsedAt: z.iso.datetime().nullable().meta({ description: 'To the minute' }),
  revokedAt: z.iso.datetime().nullable(),
})
export type TokenView = z.infer<typeof TokenView>

export const TokensView = z.strictObject({ tokens: z.array(TokenView) })
export type TokensView = z.infer<typeof TokensView>

export const MadeTokenView = z.strictObject({
  token: TokenView,
  secret: z.string().optional().meta({ description: 'The token itself; in the first answer to a press only' }),
})
export type MadeTokenView = z.infer<typeof MadeTokenView>
