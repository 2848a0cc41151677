import type { Tx } from '#lib/platform/db'
import { pageOfOrdinal } from '#lib/stories/pages'
import type { NamedStory } from '#lib/stories/reader-views'
import { StoryTexts } from '#lib/stories/schema'
import type { Prisma } from '#prisma/client/client'

/** Duplicates of duplicates: nobody folds more often than this. */
export const MOST_FOLDS = 10

/** What of a story another page shows; of one that was folded, what took it in. */
export const named = {
  id: true,
  slug: true,
  language: true,
  endedAt: true,
  publishedCount: true,
  foldedIntoId: true,
  pulledAt: true,
  publishedRevision: { select: { content: true } },
} as const satisfies Prisma.StorySelect

/** As Prisma or one statement (`askStory`) reads it. */
export type NamedRow = Omit<Prisma.StoryGetPayload<{ select: typeof named }>, 'publishedRevision'> & {
  publishedRevision: { content: unknown } | null
}

/** A published story by its id, or the one that took it in; null where there is none, or it was taken down. */
export async function findNamed(tx: Tx, id: string): Promise<NamedRow | null> {
  let storyId: string | null = id
  for (let folds = 0; storyId && folds < MOST_FOLDS; folds += 1) {
    const story: NamedRow | null = await tx.story.findUnique({ where: { id: storyId }, select: named })
    if (!story?.foldedIntoId) return story?.publishedRevision && !story.pulledAt ? story : null
    storyId = story.foldedIntoId
  }
  return null
}

/** In the order given; what is not published, and what is named twice by way of a fold, is left out. */
export function namesOf(rows: (NamedRow | null | undefined)[]): NamedStory[] {
  const found = new Map<string, NamedStory>()
  for (const row of rows) if (row && !found.has(row.slug)) found.set(row.slug, nameOf(row))
  return [...found.values()]
}

export function nameOf({ slug, language, endedAt, publishedRevision }: NamedRow): NamedStory {
  const { headline, shortHeadline } = StoryTexts.parse(publishedRevision?.content)
  return { slug, headline: shortHeadline || headline, state: endedAt ? 'ended' : 'live', language }
}

/** Where an update stands in its story now. */
export function hrefOf(update: {
  id: string
  ordinal: number | null
  story: Pick<NamedRow, 'slug' | 'publishedCount'>
}): string {
  const page = pageOfOrdinal(update.ordinal ?? 0, update.story.publishedCount)
  return `/live/${update.story.slug}${page === null ? '' : `/page/${page}`}#u-${update.id}`
}
