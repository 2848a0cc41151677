import { z } from 'zod'
import { BanReason } from '#lib/briefs/schema'
import { Id } from '#lib/platform/uuid'

/** What fits one line of a phone's page in two lines of type. */
export const MAX_LINE = 90
/** More than these nobody orders by hand. */
const MAX_PLACED = 30
const MAX_HIDDEN = 100

/** The version of the front, or of the line, that was read; 0 where there was never one. */
const Version = z
  .int()
  .min(0)
  .meta({ description: 'The version you read; another one now is answered with 409 and what is there' })

export const ArrangeFront = z.strictObject({
  baseVersion: Version,
  placed: z.array(Id).max(MAX_PLACED).meta({ description: 'Stories from the top; the first leads' }),
  hidden: z.array(Id).max(MAX_HIDDEN).meta({ description: 'Stories that do not stand on the front' }),
})

/** A path of ours, or a whole address. */
const Href = z
  .string()
  .trim()
  .max(500)
  .regex(/^(?:\/(?![/\\])|https?:\/\/)[^\s"<>]*$/, 'Give a path such as /live/a-story, or an address with https://')
  .nullable()

export const PutUpLine = z.strictObject({
  baseVersion: Version,
  words: z
    .string()
    .trim()
    .min(1, 'Write the line')
    .refine((words) => [...words].length <= MAX_LINE, `At most ${MAX_LINE} characters`),
  href: Href.default(null),
  expiresAt: z.iso.datetime({ offset: true }),
  banReason: BanReason,
})

export const TakeDownLine = z.strictObject({ baseVersion: Version })
