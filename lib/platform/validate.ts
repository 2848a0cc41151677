import type { z } from 'zod'
import { AppError } from '#lib/platform/errors'
import { issueWords } from '#lib/platform/issue-words'

/** Nobody mends more at a time. */
const MOST_ISSUES = 20
/** Longer than any field of ours; a record's keys are whatever was sent. */
const MOST_PATH_CHARACTERS = 200

/** The input as its schema has it, or `invalid` with every issue by its path. */
export function validate<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input, { error: issueWords })
  if (parsed.success) return parsed.data
  const issues = parsed.error.issues.slice(0, MOST_ISSUES).map(({ path, message }) => ({
    path: path.join('.').slice(0, MOST_PATH_CHARACTERS),
    message,
  }))
  const sentence = issues.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ')
  throw new AppError('invalid', `Please check this: ${sentence.slice(0, 500)}.`, { issues })
}
