import { expect, test } from 'vitest'
import { z } from 'zod'
import { issueWords } from '#lib/platform/issue-words'

const wordsFor = (schema: z.ZodType, input: unknown) =>
  schema.safeParse(input, { error: issueWords }).error?.issues.map(({ message }) => message)

test.each([
  [z.string().max(3), 'four', 'At most 3 characters'],
  [z.string().min(1), '', 'Write something here'],
  [z.array(z.string()).max(1), ['a', 'b'], 'At most 1 entries'],
  [z.int().min(1), 0, 'At least 1'],
  [z.strictObject({ a: z.string() }), {}, 'This is missing'],
  [z.strictObject({}), { b: 1 }, 'Unknown: b'],
  [z.strictObject({}), Object.fromEntries([...'abcdefgh'].map((key) => [key, 1])), 'Unknown: a, b, c, d, e and 3 more'],
  [z.strictObject({}), { ['b'.repeat(1_000)]: 1 }, `Unknown: ${'b'.repeat(60)}`],
  [z.string().min(1, 'Give the story a headline'), '', 'Give the story a headline'],
])('an issue in words (%#)', (schema, input, words) => {
  expect(wordsFor(schema, input)).toEqual([words])
})
