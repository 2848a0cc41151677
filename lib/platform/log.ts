type Level = 'info' | 'warn' | 'error'

/** One JSON line per event on stderr; never pass texts, secrets or whole requests. */
export function log(level: Level, event: string, fields: Record<string, unknown> = {}): void {
  const line = { at: new Date().toISOString(), level, event, ...fields }
  process.stderr.write(`${JSON.stringify(line)}\n`)
}

/** The same, passed in, where a test listens. */
export type Log = typeof log

/** What a caught value says, for a log line. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
