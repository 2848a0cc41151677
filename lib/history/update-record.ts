import { toTouched } from '#lib/corrections/touched'
import { listVersions, type VersionRow } from '#lib/history/versions'
import type { UpdateRecord, VersionForReader } from '#lib/history/views'
import type { Tx } from '#lib/platform/db'
import { textOf } from '#lib/richtext/text'
import { diffWords } from '#lib/richtext/word-diff'
import { firstWords } from '#lib/stories/moments'
import { hrefOf } from '#lib/stories/named'
import { findStory, headOf, nextOf, siteOf, toUpdateForReader, withText } from '#lib/stories/reader-rows'
import type { UpdateForReader } from '#lib/stories/reader-views'
import { UpdateText } from '#lib/updates/schema'

/** One update with all that readers ever saw of it; null where it is not published in the story that has this slug now. */
export async function readUpdateRecord(tx: Tx, slug: string, updateId: string): Promise<UpdateRecord | null> {
  const story = await findStory(tx, slug)
  if (!story) return null
  const row = await tx.liveUpdate.findUnique({
    where: { id: updateId, storyId: story.id, publishedAt: { not: null }, pulledAt: null },
    select: {
      ...withText,
      movedFrom: { select: { id: true, pulledAt: true, story: { select: { slug: true, pulledAt: true } } } },
    },
  })
  if (!row) return null
  // An event stands for what readers saw: a version without one was never published.
  const versions = await listVersions(tx, { itemId: updateId, events: { some: {} } })
  const update = toUpdateForReader(row)
  const isClosed = update.isWithheld === true || update.isRemoved === true
  // What went elsewhere is told where it stands: it may be taken back there.
  const isTold = update.amendment?.kind !== 'retraction' && !isClosed && !update.moved
  const { movedFrom: from } = row
  return {
    ...headOf(story, (await siteOf(tx)).site, await nextOf(tx, story)),
    update,
    words: isTold ? (update.headline ?? firstWords(textOf(update.body))) : '',
    href: hrefOf({ id: updateId, ordinal: row.ordinal, story }),
    from: from && !from.pulledAt && !from.story.pulledAt ? `/live/${from.story.slug}/u/${from.id}` : null,
    versions: versions.map((one, place) => toVersion(one, versions[place - 1] ?? null, story.id, update)).reverse(),
  }
}

function toVersion(
  row: VersionRow,
  before: VersionRow | null,
  storyId: string,
  { isWithheld, isRemoved }: UpdateForReader,
): VersionForReader {
  const [event] = row.events
  if (!event) throw new Error('A published version has no event')
  return {
    kind: row.kind === 'edit' ? 'publication' : row.kind,
    at: event.at.toISOString(),
    revision: event.storyId === storyId ? event.revision : null,
    note: isRemoved ? null : row.note,
    touched: toTouched(event.touched),
    words: before && !isWithheld && !isRemoved ? diffWords(wordsOf(before), wordsOf(row)) : null,
  }
}

function wordsOf({ content }: VersionRow): string {
  const { headline, body } = UpdateText.parse(content)
  return [headline ?? '', textOf(body)].filter(Boolean).join('\n\n')
}
