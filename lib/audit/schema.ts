import { z } from 'zod'
import { Id } from '#lib/platform/uuid'

export const AuditFilter = z.strictObject({
  actorId: Id.optional().meta({ description: 'What this contributor did' }),
  action: z
    .string()
    .regex(/^[a-z_]+\.[a-z_-]+$/, 'An action looks like update.published')
    .optional(),
  storyId: Id.optional(),
  day: z.iso.date().optional().meta({ description: 'In the time zone of the newsroom' }),
})
export type AuditFilter = z.infer<typeof AuditFilter>

export const ListAudit = AuditFilter.extend({
  before: z.uuid().optional().meta({ description: 'The id of the last entry read: older ones follow' }),
})
export type ListAudit = z.infer<typeof ListAudit>
