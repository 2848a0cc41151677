import { z } from 'zod'

/** How an update is filed, besides its words. Times are instants (ISO, UTC); the composer shows them as chips. */
export const FilingOptions = z.object({
  isKey: z.boolean(),
  pin: z.boolean(),
  /** When it happened. */
  occurredAt: z.string().nullable(),
  /** Kept until somebody releases it. */
  hold: z.boolean(),
  publishAt: z.string().nullable(),
  /** Nobody publishes it before. */
  embargoUntil: z.string().nullable(),
})
export type FilingOptions = z.infer<typeof FilingOptions>

export const NO_OPTIONS: FilingOptions = {
  isKey: false,
  pin: false,
  occurredAt: null,
  hold: false,
  publishAt: null,
  embargoUntil: null,
}

/** The fields of POST /stories/{id}/updates; what was not chosen is left out. */
export function filingFields({ isKey, pin, occurredAt, hold, publishAt, embargoUntil }: FilingOptions) {
  return {
    ...(isKey ? { key: true } : {}),
    ...(pin ? { pin: true } : {}),
    ...(occurredAt ? { occurredAt } : {}),
    ...(hold ? { hold: true } : {}),
    ...(publishAt ? { publishAt } : {}),
    ...(embargoUntil ? { embargoUntil } : {}),
  }
}

export const hasOptions = (options: FilingOptions): boolean => Object.keys(filingFields(options)).length > 0
