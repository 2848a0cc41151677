import { toTouched } from '#lib/corrections/touched'
import { type LoggedEvent, wordsOfEvent } from '#lib/history/log-words'
import type { LogEntry, StoryLog } from '#lib/history/views'
import type { Tx } from '#lib/platform/db'
import { textOf } from '#lib/richtext/text'
import { firstWords } from '#lib/stories/moments'
import { amendmentOf, findStory, headOf, nextOf, siteOf } from '#lib/stories/reader-rows'
import { StoryTexts } from '#lib/stories/schema'
import { UpdateText } from '#lib/updates/schema'
import type { Prisma } from '#prisma/client/client'

/** A night of an event a minute; the pages of the updates have the rest. */
const MOST_ENTRIES = 600

const logged = {
  ...{ revision: true, type: true, itemType: true, itemId: true, at: true, touched: true },
  textRevision: {
    // What was cut for readers is no version of the text.
    select: { number: true, kind: true, note: true, createdAt: true, content: true, isCut: true },
  },
} as const satisfies Prisma.StoryEventSelect
type EventRow = Prisma.StoryEventGetPayload<{ select: typeof logged }>

/** A story's public history in words; null where no published story has this slug now. */
export async function readStoryLog(tx: Tx, slug: string): Promise<StoryLog | null> {
  const story = await findStory(tx, slug)
  if (!story) return null
  const rows = await tx.storyEvent.findMany({
    where: { storyId: story.id },
    select: logged,
    orderBy: { revision: 'desc' },
    take: MOST_ENTRIES + 1,
  })
  const events = rows.slice(0, MOST_ENTRIES)
  const abouts = await listUpdateWords(tx, events, slug)
  const headlines = await listHeadlines(tx, story.id)
  const entries = events.flatMap((row): LogEntry[] => {
    const words = wordsOfEvent(toEvent(row, headlines))
    if (words === null) return []
    const about = abouts.get(row.itemId) ?? null
    const told = row.textRevision?.isCut ? null : row.textRevision && amendmentOf(row.textRevision)
    // The note of an earlier change says what it was about.
    const amendment = about?.isClosed && (told?.kind !== 'retraction' || !about.link) ? null : told
    return [
      {
        ...{ revision: row.revision, at: row.at.toISOString(), words },
        kind: amendment?.kind ?? null,
        note: amendment?.note ?? null,
        about: about?.link ?? null,
      },
    ]
  })
  return {
    ...headOf(story, (await siteOf(tx)).site, await nextOf(tx, story)),
    entries,
    typos: await tx.storyEvent.count({
      where: { storyId: story.id, textRevision: { kind: 'typo', isCut: false }, touched: { isEmpty: true } },
    }),
    isCut: rows.length > MOST_ENTRIES,
  }
}

function toEvent({ type, itemType, textRevision, touched }: EventRow, headlines: Map<number, string>): LoggedEvent {
  if (textRevision?.isCut) return { type, kind: null, isNewHeadline: false, touched: [] }
  const number = textRevision?.number ?? 0
  const isNewHeadline = itemType === 'story' && headlines.get(number) !== headlines.get(number - 1)
  return { type, kind: textRevision?.kind ?? null, isNewHeadline, touched: toTouched(touched) }
}

interface About {
  /** Nobody may read its words any more. */
  isClosed: boolean
  link: LogEntry['about']
}

/** The updates of the log by what they say now: old words stand on their own page, and those taken back nowhere else. */
async function listUpdateWords(tx: Tx, events: EventRow[], slug: string): Promise<Map<string, About>> {
  const ids = events.filter(({ itemType }) => itemType === 'update').map(({ itemId }) => itemId)
  const rows = await tx.liveUpdate.findMany({
    where: { id: { in: [...new Set(ids)] }, publishedAt: { not: null } },
    select: {
      ...{ id: true, retractedAt: true, movedAt: true, pulledAt: true, withheldAt: true },
      publishedRevision: { select: { content: true } },
    },
  })
  return new Map(
    rows.map(({ id, retractedAt, movedAt, pulledAt, withheldAt, publishedRevision }) => {
      const { headline, body } = UpdateText.parse(publishedRevision?.content)
      const words = retractedAt ? 'An update that was retracted' : (headline ?? firstWords(textOf(body)))
      const link = { words: movedAt ? 'An update that was moved' : words || 'A picture', href: `/live/${slug}/u/${id}` }
      return [id, { isClosed: Boolean(pulledAt ?? withheldAt), link: pulledAt ? null : link }]
    }),
  )
}

async function listHeadlines(tx: Tx, storyId: string): Promise<Map<number, string>> {
  const rows = await tx.revision.findMany({
    where: { itemId: storyId, itemType: 'story' },
    select: { number: true, content: true },
  })
  return new Map(rows.map(({ number, content }) => [number, StoryTexts.parse(content).headline]))
}
