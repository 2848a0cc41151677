import { z } from 'zod'
import { Id } from '#lib/platform/uuid'
import { BaseVersion } from '#lib/revisions/schema'

/** Why an editor says alone who is dead, hurt, suspected or arrested: one key each, in this order. */
export const ALONE_REASONS = ['scene', 'record', 'told', 'danger'] as const
export const AloneReason = z.enum(ALONE_REASONS)
export type AloneReason = z.infer<typeof AloneReason>

/** What somebody answers whose own words need a second pair of eyes. A field of every request that may bring them to readers. */
export const SecondEyes = z
  .union([
    z.strictObject({ ask: z.literal(true) }),
    z.strictObject({ alone: AloneReason }),
    z.strictObject({ notNeeded: z.literal(true) }),
  ])
  .meta({
    description:
      'Where the desk itself (`confirmed`) says who is dead, hurt, suspected or arrested, or how many: `ask` puts it to another ' +
      'editor instead of publishing it, `alone` publishes it by one person for a reason, `notNeeded` says that the words mean ' +
      'something else. Without an answer such words are refused (`second_eyes`). `ask` may be given for any text',
  })
export type SecondEyes = z.infer<typeof SecondEyes>

/** The same where there is no queue to wait in: a row of the box. */
export const SecondEyesAtOnce = z
  .union([z.strictObject({ alone: AloneReason }), z.strictObject({ notNeeded: z.literal(true) })])
  .meta({
    description:
      'Where the box would say as `confirmed` who is dead, hurt, suspected or arrested, or how many: `alone` says so by one ' +
      'person for a reason, `notNeeded` that the words mean something else. Without an answer it is refused (`second_eyes`)',
  })

/** The field; `settled` where it was asked before, for words that readers have already, and for a page that nobody gets. */
export type SecondEyesAnswer = SecondEyes | 'settled' | undefined

export const asksColleague = (answer: SecondEyesAnswer): boolean => typeof answer === 'object' && 'ask' in answer

export const AnswerSecondEyes = z.strictObject({
  updateId: Id,
  baseVersion: BaseVersion,
  secondEyes: SecondEyes.optional().meta({
    description: 'Where you asked yourself: why nobody else has to look. Without it you are the second person',
  }),
})
export const CheckClaim = z.strictObject({ claimId: Id, lookId: Id, baseVersion: BaseVersion })
export const WithdrawSecondEyes = z.strictObject({ updateId: Id, baseVersion: BaseVersion })
export const CheckSecondEyes = z.strictObject({ updateId: Id, lookId: Id, baseVersion: BaseVersion })
