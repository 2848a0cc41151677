import { toTouched } from '#lib/corrections/touched'
import type { UpdateRecord, VersionForReader } from '#lib/history/views'
import type { Tx } from '#lib/platform/db'
import { textOf } from '#lib/richtext/text'
import { diffWords } from '#lib/richtext/word-diff'
import { firstWords } from '#lib/stories/moments'
import { hrefOf } from '#lib/stories/named'
import { findStory, headOf, nextOf, siteOf, toUpdateForReader, withText } from '#lib/stories/reader-rows'
import { UpdateText } from '#lib/updates/schema'
import type { Prisma } from '#prisma/client/client'

const version = {
  ...{ kind: true, content: true, note: true },
  events: { select: { storyId: true, revision: true, at: true, touched: true } },
} as const satisfies Prisma.RevisionSelect
type VersionRow = Prisma.RevisionGetPayload<{ select: typeof version }>

/** One update with all that readers ever saw of it; null where it is not published in the story that has this slug now. */
export async function readUpdateRecord(tx: Tx, slug: string, updateId: string): Promise<UpdateRecord | null> {
  const story = await findStory(tx, slug)
  if (!story) return null
  const row = await tx.liveUpdate.findUnique({
    where: { id: updateId, storyId: story.id, publishedAt: { not: null } },
    include: { ...withText, movedFrom: { select: { id: true, story: { select: { slug: true } } } } },
  })
  if (!row) return null
  // An event stands for what readers saw: a version without one was never published.
  const versions = await tx.revision.findMany({
    where: { itemId: updateId, events: { some: {} } },
    select: version,
    orderBy: { number: 'asc' },
  })
  const update = toUpdateForReader(row)
  const { movedFrom: from } = row
  return {
    ...headOf(story, (await siteOf(tx)).site, await nextOf(tx, story)),
    update,
    words: update.amendment?.kind === 'retraction' ? '' : (update.headline ?? firstWords(textOf(update.body))),
    href: hrefOf({ id: updateId, ordinal: row.ordinal, story }),
    from: from && `/live/${from.story.slug}/u/${from.id}`,
    versions: versions.map((one, place) => toVersion(one, versions[place - 1] ?? null, story.id)).reverse(),
  }
}

function toVersion(row: VersionRow, before: VersionRow | null, storyId: string): VersionForReader {
  const [event] = row.events
  if (!event) throw new Error('A published version has no event')
  return {
    kind: row.kind === 'edit' ? 'publication' : row.kind,
    at: event.at.toISOString(),
    revision: event.storyId === storyId ? event.revision : null,
    note: row.note,
    touched: toTouched(event.touched),
    words: before && diffWords(wordsOf(before), wordsOf(row)),
  }
}

function wordsOf({ content }: VersionRow): string {
  const { headline, body } = UpdateText.parse(content)
  return [headline ?? '', textOf(body)].filter(Boolean).join('\n\n')
}
