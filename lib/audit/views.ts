import { z } from 'zod'

const Named = z.strictObject({ id: z.uuid(), name: z.string() })

export const AuditEntryView = z.strictObject({
  id: z.uuid(),
  at: z.iso.datetime(),
  who: Named.nullable().meta({ description: 'Null for the newsroom itself, and for whoever was refused a log-in' }),
  token: Named.nullable().meta({ description: 'The token it was done with' }),
  address: z.string().nullable().meta({ description: 'Where the request came from' }),
  action: z.string(),
  words: z.string().meta({ description: 'What was done, read on after the name' }),
  subject: z.strictObject({ type: z.string(), id: z.uuid(), name: z.string().nullable() }),
  story: z.strictObject({ id: z.uuid(), headline: z.string() }).nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  isSealed: z.boolean(),
})
export type AuditEntryView = z.infer<typeof AuditEntryView>

export const AuditView = z.strictObject({
  entries: z.array(AuditEntryView).meta({ description: 'The newest first' }),
  hasOlder: z.boolean(),
  sealedThrough: z.iso.datetime().nullable().meta({ description: 'When what stands here was last sealed' }),
})
export type AuditView = z.infer<typeof AuditView>

export const SealsView = z.strictObject({
  entries: z.int(),
  unsealed: z.int(),
  last: z.strictObject({ number: z.int(), digest: z.string() }).nullable(),
  broken: z.strictObject({ number: z.int(), what: z.enum(['chain', 'entries']) }).nullable(),
})
export type SealsView = z.infer<typeof SealsView>
