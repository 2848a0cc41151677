/** A stream cut after this long worked: it is opened again at once. Sooner, something is in its way. */
export const WORKED_MS = 3_000
export const REOPEN_MS = 500
/** A stream that takes longer than this to open does not keep the reader waiting. */
export const HESITATION_MS = 1_500
/** A proxy that keeps the answer back never opens the stream. */
export const OPEN_LIMIT_MS = 10_000
/** One that keeps the messages back is found out by asking. */
export const FIRST_DOUBT_MS = 20_000
export const DOUBT_MS = 300_000
export const GRACE_MS = 3_000
const LONGEST_MS = 60_000
export const HIDDEN_MS = 60_000
/** At least; the server names longer ones after a day. */
export const ENDED_MS = 300_000

/** @param random of 0 to 1: those who lost a server together must not come back together */
export const backOff = (failures: number, random: number): number =>
  Math.min(LONGEST_MS, 1_000 * 2 ** Math.min(failures, 6)) * (0.5 + random)
