import type { z } from 'zod'

type Issue = Parameters<z.core.$ZodErrorMap>[0]

/** What is wrong with a field, for whoever filled it in; a schema's own words come before these. */
export function issueWords(issue: Issue): string | undefined {
  if (issue.code === 'invalid_type' && issue.input === undefined) return 'This is missing'
  if (issue.code === 'unrecognized_keys') return `Unknown: ${issue.keys.join(', ')}`
  if (issue.code === 'too_big') return `At most ${issue.maximum} ${unitOf(issue.origin)}`.trim()
  if (issue.code === 'too_small' && issue.origin === 'string') return 'Write something here'
  if (issue.code === 'too_small') return `At least ${issue.minimum} ${unitOf(issue.origin)}`.trim()
  return undefined
}

const UNITS: Record<string, string | undefined> = { string: 'characters', array: 'entries' }
const unitOf = (origin: string): string => UNITS[origin] ?? ''
