import pino from 'pino'
import { redact } from '#lib/platform/redaction'

type Level = 'info' | 'warn' | 'error'

/** Pino's own redaction wants the places of secrets; ours finds them wherever they stand. */
const lines = pino(
  {
    base: null,
    timestamp: () => `,"at":"${new Date().toISOString()}"`,
    formatters: { level: (level) => ({ level }), log: (fields) => Object(redact(fields)) },
  },
  { write: (line) => process.stderr.write(line) },
)

/** One JSON line per event on stderr. Secrets are taken out of it; all the same, never pass texts or whole requests. */
export function log(level: Level, event: string, fields: Record<string, unknown> = {}): void {
  lines[level]({ event, ...fields })
}

/** The same, passed in, where a test listens. */
export type Log = typeof log

/** What a caught value says, for a log line. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
