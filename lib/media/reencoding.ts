import { z } from 'zod'

/** What the process that opens a stranger's file is told. */
export const Order = z.object({
  file: z.string(),
  /** Where its variants go, as `<name>.webp` (variants.ts). */
  folder: z.string(),
  maxPixels: z.number(),
  maxBytesOfMemory: z.number(),
})
export type Order = z.infer<typeof Order>

/** What it answers. */
export const Outcome = z.discriminatedUnion('made', [
  z.object({ made: z.literal(true), width: z.int(), height: z.int() }),
  z.object({
    made: z.literal(false),
    why: z.enum([
      'unknown',
      'animated',
      'truncated',
      'two-in-one',
      'too-many-pixels',
      'too-much-memory',
      'no-room',
      'broken',
    ]),
  }),
])
export type Outcome = z.infer<typeof Outcome>
export type Why = Extract<Outcome, { made: false }>['why']
