import { z } from 'zod'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import type { Actor, TokenScope } from '#lib/subjects'

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * Keeps a token that is for some stories to them: everything a request names must be of one of them, wherever in the request it
 * is named, and it must name something. Asked before a command or a reading, and once more when it is done: an update may be
 * moved by a colleague in between, and what was just made has a story only then. New commands and fields need nothing for it.
 * @param mayNameNone the request touches no story, or its answer is kept to the token's stories
 */
export async function requireReach(
  tx: Tx,
  { token }: Actor,
  input: unknown,
  { mayNameNone = false } = {},
): Promise<void> {
  if (!token?.storyIds) return
  const named = await storiesOf(tx, [...idsIn(input)], slugIn(input))
  const { storyIds } = token
  if (named.some((id) => !storyIds.includes(id))) throw refusal('This token is for other stories')
  if (named.length === 0 && !mayNameNone)
    throw refusal('This token is for some stories only, and this is in none of them')
}

/** Whether a token, if it is one, may read what is named. */
export async function isInReach(tx: Tx, token: TokenScope | null, named: unknown): Promise<boolean> {
  if (!token) return true
  if (!token.rights.includes('read')) return false
  if (!token.storyIds) return true
  const stories = await storiesOf(tx, [...idsIn(named)], '')
  return stories.length > 0 && stories.every((id) => token.storyIds?.includes(id))
}

/** The stories among these that a token is for; all of them where it is for any. */
export const inReach = ({ token }: Actor): { id?: { in: string[] } } =>
  token?.storyIds ? { id: { in: [...token.storyIds] } } : {}

const refusal = (why: string) =>
  new AppError('forbidden', `${why}; make one that is for this story.`, { right: 'stories' })

/** Every id in a request, however deep. */
function idsIn(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'string' && UUID.test(value)) found.add(value)
  if (value !== null && typeof value === 'object') for (const inner of Object.values(value)) idsIn(inner, found)
  return found
}

/** A story may be named by its address. */
const Named = z.object({ storyId: z.string() })
const slugIn = (input: unknown): string => Named.safeParse(input).data?.storyId ?? ''

async function storiesOf(tx: Tx, ids: string[], slug: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ storyId: string }[]>`
    SELECT id AS "storyId" FROM "Story" WHERE id = ANY (${ids}::uuid[])
    UNION SELECT "storyId" FROM "LiveUpdate" WHERE id = ANY (${ids}::uuid[])
    UNION SELECT "storyId" FROM "Section" WHERE id = ANY (${ids}::uuid[])
    UNION SELECT "storyId" FROM "Claim" WHERE id = ANY (${ids}::uuid[])
    UNION SELECT "storyId" FROM "Image" WHERE id = ANY (${ids}::uuid[])
    UNION SELECT "storyId" FROM "Revision" WHERE id = ANY (${ids}::uuid[])
    UNION SELECT "storyId" FROM "Draft" WHERE "itemId" = ANY (${ids}::uuid[])
    UNION SELECT "storyId" FROM "Handover" WHERE id = ANY (${ids}::uuid[])
    UNION SELECT "storyId" FROM "BannedTerm" WHERE id = ANY (${ids}::uuid[])
    UNION SELECT "storyId" FROM "SecondLook" WHERE id = ANY (${ids}::uuid[])
    UNION SELECT "storyId" FROM "TakeDown" WHERE id = ANY (${ids}::uuid[])
    UNION SELECT "storyId" FROM "StorySlug" WHERE slug = ${slug}`
  return rows.map(({ storyId }) => storyId)
}
