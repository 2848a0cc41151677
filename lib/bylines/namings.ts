import { z } from 'zod'
import type { NamedContributor } from '#lib/bylines/schema'
import type { NamingsView } from '#lib/bylines/views'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { StoryTexts } from '#lib/stories/schema'

/** More than anybody takes down in an hour; whoever gets through asks again. */
const MOST_LISTED = 200
const AROUND_CHARACTERS = 60
const WHAT = { story: 'headline', update: 'update', section: 'section', claim: 'box' } as const

const Found = z.object({
  itemType: z.enum(['story', 'update', 'section', 'claim']),
  itemId: z.string(),
  storyId: z.string(),
  story: z.unknown(),
  content: z.unknown(),
  note: z.string().nullable(),
  isOld: z.boolean(),
})

/**
 * Where readers can find somebody's name though the byline is withheld: bylines in plain text, and words. By the names the
 * contributor has and had, as they stand; initials, nicknames and names within a picture are for people to find.
 */
export async function listNamings(
  tx: Tx,
  actor: Actor,
  { contributorId }: z.infer<typeof NamedContributor>,
): Promise<NamingsView> {
  const profile = await tx.profile.findUnique({ where: { contributorId } })
  if (!profile) throw new AppError('not_found', 'That contributor does not exist.')
  authorize(actor, 'profile:read', profile)
  const names = await listNames(tx, contributorId)
  const bylines = await findPlainBylines(tx, names)
  const texts = await findTexts(tx, names)
  return {
    names,
    plainBylines: bylines.slice(0, MOST_LISTED).map((row) => ({ ...row, story: headlineOf(row.story) })),
    texts: texts.slice(0, MOST_LISTED).map(({ itemType, content, note, story, ...row }) => ({
      ...row,
      ...{ what: WHAT[itemType], story: headlineOf(story), words: wordsAround([content, note], names) },
    })),
    isInBreakingLine: await isInBreakingLine(tx, names),
    isCut: bylines.length > MOST_LISTED || texts.length > MOST_LISTED,
  }
}

async function listNames(tx: Tx, contributorId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT name FROM "Profile" WHERE "contributorId" = ${contributorId}::uuid
    UNION SELECT name FROM "Contributor" WHERE id = ${contributorId}::uuid
    UNION SELECT name FROM "Byline" WHERE "contributorId" = ${contributorId}::uuid ORDER BY name`
  return rows.map(({ name }) => name)
}

const PlainByline = z.object({ storyId: z.string(), story: z.unknown(), itemId: z.string(), name: z.string() })

async function findPlainBylines(tx: Tx, names: string[]): Promise<z.infer<typeof PlainByline>[]> {
  const lower = names.map((name) => name.toLowerCase())
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT DISTINCT ON (u.id, b.name) u."storyId", u.id AS "itemId", b.name, t.content AS story
    FROM "Byline" b JOIN "Revision" r ON r.id = b."revisionId" JOIN "LiveUpdate" u ON u.id = r."itemId"
    JOIN "Story" s ON s.id = u."storyId" JOIN "Revision" t ON t.id = s."currentRevisionId"
    WHERE b."contributorId" IS NULL AND lower(b.name) = ANY (${lower}::text[]) AND u."publishedAt" IS NOT NULL
    LIMIT ${MOST_LISTED + 1}::int`
  return z.array(PlainByline).parse(rows)
}

/** Every text of which readers saw a version with one of the names; the newest such version of each. */
async function findTexts(tx: Tx, names: string[]): Promise<z.infer<typeof Found>[]> {
  const patterns = names.map(
    (name) =>
      `%${JSON.stringify(name)
        .slice(1, -1)
        .replaceAll(/[\\%_]/g, '\\$&')}%`,
  )
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT DISTINCT ON (r."itemId") r."itemType", r."itemId", r."storyId", r.content, r.note, t.content AS story,
      r.id NOT IN (SELECT p FROM unnest(ARRAY[u."publishedRevisionId", x."publishedRevisionId", c."publishedRevisionId",
        o."publishedRevisionId"]) p WHERE p IS NOT NULL) AS "isOld"
    FROM "Revision" r
    LEFT JOIN "LiveUpdate" u ON u.id = r."itemId" LEFT JOIN "Section" x ON x.id = r."itemId"
    LEFT JOIN "Claim" c ON c.id = r."itemId" LEFT JOIN "Story" o ON o.id = r."itemId"
    JOIN "Story" s ON s.id = r."storyId" JOIN "Revision" t ON t.id = s."currentRevisionId"
    WHERE (r.content::text ILIKE ANY (${patterns}::text[]) OR r.note ILIKE ANY (${patterns}::text[])) AND NOT r."isCut"
      AND coalesce(u."publishedAt", x."publishedAt", c."publishedAt", o."publishedAt") IS NOT NULL AND u."pulledAt" IS NULL
    ORDER BY r."itemId", r.number DESC LIMIT ${MOST_LISTED + 1}::int`
  return z.array(Found).parse(rows)
}

async function isInBreakingLine(tx: Tx, names: string[]): Promise<boolean> {
  const line = await tx.breakingLine.findFirst({ where: { site: { id: 1 } }, select: { words: true } })
  return line !== null && names.some((name) => includes(line.words, name))
}

const headlineOf = (content: unknown): string => StoryTexts.parse(content).headline
const includes = (text: string, name: string) => text.toLowerCase().includes(name.toLowerCase())

/** The words around the first name in a content, however deep it stands. */
export function wordsAround(value: unknown, names: string[]): string {
  if (typeof value === 'string') {
    const name = names.find((each) => includes(value, each))
    if (name === undefined) return ''
    const at = value.toLowerCase().indexOf(name.toLowerCase())
    const from = Math.max(0, at - AROUND_CHARACTERS)
    const to = Math.min(value.length, at + name.length + AROUND_CHARACTERS)
    return `${from > 0 ? '… ' : ''}${value.slice(from, to).trim()}${to < value.length ? ' …' : ''}`
  }
  if (typeof value !== 'object' || value === null) return ''
  for (const part of Object.values(value)) {
    const words = wordsAround(part, names)
    if (words) return words
  }
  return ''
}
