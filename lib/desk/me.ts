import { z } from 'zod'

/** What the newsroom keeps of one's own settings; a newsroom that does not hold updates back gives none. */
export const Me = z.object({
  goingOutSeconds: z.int().min(0).optional(),
  timeZone: z.string().nullish(),
  language: z.string().nullish(),
})
export type Me = z.infer<typeof Me>
