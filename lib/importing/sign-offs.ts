const SIGN_OFFS = [
  /^[([]?(?:additional )?(?:reporting|writing|editing|compiled|edited|written) (?:and (?:writing|editing) )?by\b/i,
  /\bcontributed (?:reporting )?to this (?:report|story|article)\.?[)\]]?$/i,
  /^(?:this is a (?:developing|breaking)|this (?:story|article|report) (?:has been|was|will be) updated)\b/i,
  /^(?:copyright\b|©|\(c\) \d{4}|all rights reserved)/i,
]
const BYLINES = [
  /^[Bb]y \p{Lu}\S*(?: (?:and|for|in|of|de|van|von|\p{Lu}\S*))*(?<![.!?])$/u,
  /^(?:first |last )?(?:published|updated|posted)\b[^!?]{1,80}(?<!\S{2}\.)$/i,
]
const MAX_SIGN_OFF_CHARACTERS = 400 // an article's paragraph can begin with the same words, and is longer

/** A line of the trade and not of the story: who reported, edited, owns it. */
export function isSignOff(text: string): boolean {
  return text.length <= MAX_SIGN_OFF_CHARACTERS && SIGN_OFFS.some((pattern) => pattern.test(text))
}

/** "By Jane Doe, CNN" or "Updated 10:14 PM ET", as they stand above a story. */
export function isByline(text: string): boolean {
  return text.length <= MAX_SIGN_OFF_CHARACTERS && BYLINES.some((pattern) => pattern.test(text))
}

const REPORTING = /\b(?:additional )?(?:reporting|writing|reporting and writing) by\s+(.+)/i
const ONWARDS = /[;,.]?\s*(?:and )?\b(?:additional|editing|writing|compiled|edited|reporting|graphics|production)\b.*$/i
const NAME = /^\p{Lu}[\p{L}\p{M}.'’-]*(?: [\p{L}\p{M}.'’-]+){0,4}$/u

/** The names in "Reporting by A and B in Ankara; Editing by C": whose text it is. */
export function reportersIn(text: string): string[] {
  const [, after = ''] = REPORTING.exec(text) ?? /^by\s+(.+)/i.exec(text) ?? []
  return after
    .replace(/[)\]]+.*$/, '')
    .replace(ONWARDS, '')
    .split(/\s*(?:,|;|\band\b|&)\s*/)
    .map((name) =>
      name
        .replace(/\s+(?:in|at|for)\s+.*$/, '')
        .replace(/[.\s]+$/, '')
        .trim(),
    )
    .filter((name) => NAME.test(name))
}
