/** Whoever looks at the newest few sees that one of them was corrected. */
const NEWEST_FEW = 3

/** Whether a correction gets a line on top where nobody says otherwise: not where the update itself is at the top. */
export const isPresetLine = (ordinal: number | null, publishedCount: number): boolean =>
  ordinal !== null && ordinal <= publishedCount - NEWEST_FEW
