import { z } from 'zod'
import { Id } from '#lib/platform/uuid'

export const ReadNotifications = z.strictObject({
  ids: z.array(Id).min(1).max(200).optional().meta({ description: 'Which; all of yours where it is left out' }),
})
