import { z } from 'zod'

/** How this device calls for its editor when something is submitted. Off, until somebody wants it. */
export const Alerts = z.object({ sound: z.boolean(), notify: z.boolean() })
export type Alerts = z.infer<typeof Alerts>

export const NO_ALERTS: Alerts = { sound: false, notify: false }
export const ALERTS_KEY = 'writethru:desk:alerts'

/** What was chosen, from what the device kept. */
export function alertsFrom(kept: string | null): Alerts {
  try {
    return Alerts.safeParse(JSON.parse(kept ?? 'null')).data ?? NO_ALERTS
  } catch {
    return NO_ALERTS // nothing readable is kept: the same as nothing
  }
}
