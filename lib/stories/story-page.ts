import { toBox } from '#lib/box/reader-rows'
import type { Tx } from '#lib/platform/db'
import { toLine } from '#lib/stories/lines'
import { toMoments } from '#lib/stories/moments'
import { namesOf } from '#lib/stories/named'
import { firstOrdinalOnStoryPage, olderPages, pageOfOrdinal } from '#lib/stories/pages'
import { toPin } from '#lib/stories/pins'
import { headOf, nextIdOf, toNext, toSectionForReader, toUpdateForReader } from '#lib/stories/reader-rows'
import type { AmendedUpdate, StoryChanges, StoryForReader } from '#lib/stories/reader-views'
import { askStory, type StoryAnswer } from '#lib/stories/story-answer'

/** A number that no story has reached: nothing changed after it. */
const NOTHING_AFTER = Number.MAX_SAFE_INTEGER

/** All that stands on a story's page; null where no published story has this slug now, or another one took it in. */
export async function readStoryPage(db: Tx, slug: string): Promise<StoryForReader | null> {
  const answer = await askStory(db, slug, NOTHING_AFTER)
  return answer && !answer.story.foldedIntoId ? toPage(answer) : null
}

/** The same with what changed after a number, wherever it stands. */
export async function readStoryChanges(db: Tx, slug: string, after: number): Promise<StoryChanges | null> {
  const answer = await askStory(db, slug, after)
  if (!answer) return null
  const { story, changed, changedLines, pinned, isTooOld } = answer
  const page = toPage(answer)
  // Of the story page also those whose update stands on an older page now.
  const lines = [...page.lines, ...changedLines.map((row) => toLine(row, story.publishedCount))]
  const updates = changed.map(toUpdateForReader)
  return {
    after,
    isTooOld,
    story: page,
    updates: updates.map((update) => ({ update, page: pageOfOrdinal(update.ordinal, story.publishedCount) })),
    lines: [...new Map(lines.map((line) => [line.id, line])).values()]
      .filter(({ revision }) => revision > after)
      .map((line) => ({ line, page: pageOfOrdinal(line.above, story.publishedCount) })),
    unpinned: pinned
      .filter(({ pinnedAt, pinRevision }) => pinnedAt === null && pinRevision > after)
      .map(({ id, pinRevision }) => ({ id, revision: pinRevision })),
  }
}

function toPage(answer: StoryAnswer): StoryForReader {
  const { site, story, updates, lines, sections, pinned, amended, named } = answer
  const rows = new Map(named.map((row) => [row.asked, row.story]))
  const breaking = site.breaking && { ...site.breaking, until: site.breaking.until.toISOString() }
  const from = firstOrdinalOnStoryPage(story.publishedCount)
  return {
    ...headOf(story, { ...site, breaking }, toNext(story, rows.get(nextIdOf(story) ?? '') ?? null)),
    updates: updates.filter(({ ordinal }) => ordinal >= from).map(toUpdateForReader),
    lines: lines.filter(({ above }) => above >= from).map((row) => toLine(row, story.publishedCount)),
    sections: sections.filter(({ removedAt }) => removedAt === null).map(toSectionForReader),
    removedSections: sections
      .filter(({ removedAt }) => removedAt !== null)
      .map(({ id, storyRevision }) => ({ id, revision: storyRevision })),
    pins: pinned.filter(({ pinnedAt }) => pinnedAt !== null).map((row) => toPin(row, story)),
    box: toBox(answer.claims),
    keyMoments: toMoments(answer),
    amended: amended.flatMap(toAmended),
    olderPage: olderPages(story.publishedCount) || null,
    related: namesOf(story.relatedIds.map((id) => rows.get(id))),
    relatedRevision: story.relatedRevision,
  }
}

function toAmended({
  id,
  movedAt,
  kind,
  ordinal,
  storyRevision,
  lines,
}: StoryAnswer['amended'][number]): AmendedUpdate[] {
  const about = { id, ordinal, revision: storyRevision, ...(lines.length > 0 ? { lines } : {}) }
  if (movedAt) return [{ ...about, kind: 'move' }]
  return kind === 'edit' ? [] : [{ ...about, kind }]
}
