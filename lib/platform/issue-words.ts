import type { z } from 'zod'

type Issue = Parameters<z.core.$ZodErrorMap>[0]

/** What is wrong with a field, for whoever filled it in; a schema's own words come before these. */
export function issueWords(issue: Issue): string | undefined {
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'This is missing'
  if (issue.code === 'unrecognized_keys') return `Unknown: ${listed(issue.keys)}`
  if (issue.code === 'too_big') return `At most ${issue.maximum} ${unitOf(issue.origin)}`.trim()
  if (issue.code === 'too_small' && issue.origin === 'string') return 'Write something here'
  if (issue.code === 'too_small') return `At least ${issue.minimum} ${unitOf(issue.origin)}`.trim()
  return undefined
}

/** A stranger's thousands of names, or long ones, are not read back to them. */
const listed = (keys: readonly string[]): string => {
  const named = keys.slice(0, 5).map((key) => key.slice(0, 60))
  return keys.length > named.length ? `${named.join(', ')} and ${keys.length - named.length} more` : named.join(', ')
}

const UNITS: Record<string, string | undefined> = { string: 'characters', array: 'entries' }
const unitOf = (origin: string): string => UNITS[origin] ?? ''
