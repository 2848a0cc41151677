const INSTANT = /^\d{4}-\d\d-\d\dt\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:z|[+-]\d\d:\d\d)$/i

/** A time in an address, as RFC 3339 writes it, with its zone; seconds may be left out. Null for anything else. */
export function parseInstant(text: string): Date | null {
  // RFC 3339, 5.6: "T" and "Z" may be small letters, as our addresses are.
  const instant = INSTANT.test(text) ? new Date(text.toUpperCase()) : null
  return instant && !Number.isNaN(instant.getTime()) ? instant : null
}
