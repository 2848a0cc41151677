import { z } from 'zod'
import { Id } from '#lib/platform/uuid'

/** The first words of what somebody is writing: enough to see that a colleague has the same news. */
export const MAX_WORDS = 60

export const ShowPresence = z.strictObject({
  storyId: Id,
  tabId: Id.meta({ description: 'Made by the tab, and the same as long as it is open' }),
  words: z.string().max(MAX_WORDS).default('').meta({ description: 'The first words of a new update being written' }),
  editingId: Id.nullable().default(null).meta({ description: 'The update whose text is open for editing' }),
})

export const EndPresence = z.strictObject({ storyId: Id, tabId: Id })
