import { z } from 'zod'
import { Id } from '#lib/platform/uuid'
import { TOKEN_RIGHTS } from '#lib/rights'

export const Right = z.enum(TOKEN_RIGHTS)

/** A year: what runs longer is looked at again once a year by whoever made it. */
export const MOST_DAYS = 365
/** A program for more stories than these is one for all of them. */
const MOST_STORIES = 50

export const MakeToken = z.strictObject({
  tokenId: Id,
  name: z
    .string()
    .trim()
    .min(1, 'Say what it is for, such as the program that will use it.')
    .max(80, 'A name has at most 80 characters.')
    .regex(/^\P{Cc}*$/u, 'A name is one line of text.'),
  rights: z
    .array(Right)
    .min(1, 'Choose at least one thing it may do.')
    .transform((rights) => TOKEN_RIGHTS.filter((right) => rights.includes(right)))
    .meta({ description: 'What it may do of what you may' }),
  storyIds: z
    .array(Id)
    .max(MOST_STORIES, `Name at most ${MOST_STORIES} stories.`)
    .default([])
    .meta({ description: 'The stories it is for; empty for every story of yours' }),
  days: z.int().min(1).max(MOST_DAYS, 'A token is for a year at most.').meta({ description: 'How long it works' }),
})
export type MakeToken = z.infer<typeof MakeToken>

export const RevokeToken = z.strictObject({ tokenId: Id })
export type RevokeToken = z.infer<typeof RevokeToken>

export const ListTokens = z.strictObject({
  of: z
    .enum(['me', 'everybody'])
    .default('me')
    .meta({ description: 'Your own, or, for admins, those of the whole newsroom' }),
})
export type ListTokens = z.infer<typeof ListTokens>
