import { imageInText } from '#lib/media/in-text'
import { type Actor, can } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { listSections } from '#lib/sections/queries'
import { inReach } from '#lib/stories/reach'
import { StoryTexts } from '#lib/stories/schema'
import {
  type NamedStory,
  type StoriesView,
  type StoryEventsView,
  type StoryRow,
  type StoryView,
  stateOf,
} from '#lib/stories/views'
import { IN_QUEUE } from '#lib/updates/in-queue'
import type { Prisma, Story } from '#prisma/client/client'

/** At most this many in the desk's list; a newsroom runs tens of stories at a time. */
const MAX_LISTED = 200
const MAX_EVENTS = 500

export async function getStoryView(tx: Tx, storyId: string): Promise<StoryView> {
  const story = await tx.story.findUnique({
    where: { id: storyId },
    include: {
      currentRevision: { select: { content: true } },
      createdBy: { select: { id: true, name: true } },
      room: { select: { revision: true } },
      publishers: { select: { contributor: { select: { id: true, name: true } } } },
    },
  })
  if (!story?.room) throw new AppError('not_found', 'That story does not exist.')
  const texts = StoryTexts.parse(story.currentRevision.content)
  return {
    id: story.id,
    version: story.version,
    revision: story.revision,
    room: story.room.revision,
    slug: story.slug,
    topic: story.topic,
    topicSlug: story.topicSlug,
    timeZone: story.timeZone,
    language: story.language,
    state: stateOf(story),
    texts,
    leadImage: texts.leadImage ? imageInText(texts.leadImage) : null,
    createdBy: story.createdBy,
    createdAt: story.createdAt.toISOString(),
    publishedAt: story.publishedAt?.toISOString() ?? null,
    endedAt: story.endedAt?.toISOString() ?? null,
    changedAt: story.changedAt?.toISOString() ?? null,
    sections: await listSections(tx, storyId),
    publishers: story.publishers.map(({ contributor }) => contributor),
    ...(await linksOf(tx, story)),
    quietMinutes: story.quietMinutes,
    pulledAt: story.pulledAt?.toISOString() ?? null,
  }
}

type Links = Pick<Story, 'foldedIntoId' | 'continuedInId' | 'relatedIds'>

async function linksOf(tx: Tx, { foldedIntoId, continuedInId, relatedIds }: Links) {
  const named = await nameStories(
    tx,
    [...relatedIds, foldedIntoId, continuedInId].flatMap((id) => id ?? []),
  )
  return {
    foldedInto: named.get(foldedIntoId ?? '') ?? null,
    continuedIn: named.get(continuedInId ?? '') ?? null,
    related: relatedIds.flatMap((id) => named.get(id) ?? []),
  }
}

/** Stories as the desk names them, by id. */
export async function nameStories(tx: Tx, ids: string[]): Promise<Map<string, NamedStory>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.story.findMany({
    where: { id: { in: ids } },
    include: { currentRevision: { select: { content: true } } },
  })
  return new Map(
    rows.map(({ id, slug, currentRevision, ...times }) => {
      const { headline } = StoryTexts.parse(currentRevision.content)
      return [id, { id, slug, headline, state: stateOf(times) }]
    }),
  )
}

/** A story for the desk, by its id or by any slug it ever had. */
export async function getStoryForDesk(
  tx: Tx,
  actor: Actor,
  { storyId: name }: { storyId: string },
): Promise<StoryView> {
  const bySlug = await tx.storySlug.findUnique({ where: { slug: name }, select: { storyId: true } })
  if (!bySlug && !/^[0-9a-f-]{36}$/i.test(name)) throw new AppError('not_found', 'That story does not exist.')
  const storyId = bySlug?.storyId ?? name
  await requireOpen(tx, actor, storyId)
  return getStoryView(tx, storyId)
}

/** What was taken down as a whole is for editors alone. */
export async function requireOpen(tx: Tx, actor: Actor, storyId: string): Promise<void> {
  if (can(actor, 'taken-down:read')) return
  const pulled = await tx.story.count({ where: { id: storyId, pulledAt: { not: null } } })
  if (pulled > 0) throw new AppError('gone', 'This story was taken down; ask an editor.')
}

const listed = {
  currentRevision: { select: { content: true } },
  updates: {
    where: { publishedAt: { not: null } },
    orderBy: { ordinal: 'desc' },
    take: 1,
    select: { publishedAt: true, createdBy: { select: { name: true } } },
  },
  _count: { select: { updates: { where: IN_QUEUE } } },
} as const satisfies Prisma.StoryInclude

function toStoryRow(story: Prisma.StoryGetPayload<{ include: typeof listed }>): StoryRow {
  const [newest] = story.updates
  return {
    id: story.id,
    slug: story.slug,
    headline: StoryTexts.parse(story.currentRevision.content).headline,
    topic: story.topic,
    timeZone: story.timeZone,
    state: stateOf(story),
    revision: story.revision,
    submitted: story._count.updates,
    pulledAt: story.pulledAt?.toISOString() ?? null,
    createdAt: story.createdAt.toISOString(),
    lastUpdate: newest?.publishedAt
      ? { publishedAt: newest.publishedAt.toISOString(), by: newest.createdBy.name }
      : null,
  }
}

/** The desk's stories: running first, then by their last change; with words, those that have them in their headline. */
export async function listStoriesForDesk(
  tx: Tx,
  actor: Actor,
  { words }: { words?: string | undefined } = {},
): Promise<StoriesView> {
  const named = words
    ? {
        currentRevision: {
          content: { path: ['headline'], string_contains: asWords(words), mode: 'insensitive' as const },
        },
      }
    : {}
  const stories = await tx.story.findMany({
    where: {
      foldedIntoId: null,
      ...inReach(actor),
      ...named,
      ...(can(actor, 'taken-down:read') ? {} : { pulledAt: null }),
    },
    include: listed,
    orderBy: [{ endedAt: { sort: 'desc', nulls: 'first' } }, { siteRevision: 'desc' }, { createdAt: 'desc' }],
    take: MAX_LISTED,
  })
  return { stories: stories.map(toStoryRow) }
}

/** "100%" and "_" are looked for as they are typed: Prisma hands them to LIKE as they come. */
const asWords = (words: string): string => words.replaceAll(/[\\%_]/g, '\\$&')

/** What changed after a revision, oldest first, at most 500 at a time. */
export async function listStoryEvents(
  tx: Tx,
  actor: Actor,
  { storyId, after }: { storyId: string; after: number },
): Promise<StoryEventsView> {
  await requireOpen(tx, actor, storyId)
  const story = await tx.story.findUnique({ where: { id: storyId }, select: { revision: true } })
  if (!story) throw new AppError('not_found', 'That story does not exist.')
  const events = await tx.storyEvent.findMany({
    where: { storyId, revision: { gt: after } },
    select: { revision: true, type: true, itemType: true, itemId: true, reason: true, touched: true, at: true },
    orderBy: { revision: 'asc' },
    take: MAX_EVENTS,
  })
  // Why something was taken down may say what was in it.
  const mayKnowAll = can(actor, 'taken-down:read')
  const reasonOf = ({ type, reason }: { type: string; reason: string | null }) =>
    mayKnowAll || OF_COVERAGE.has(type) ? reason : null
  const toView = (event: (typeof events)[number]) => ({ ...event, reason: reasonOf(event), at: event.at.toISOString() })
  return { revision: story.revision, events: events.map(toView) }
}

/** Their reasons are for everybody at the desk; the others are those of taking down and putting back. */
const OF_COVERAGE = new Set(['story.ended', 'story.reopened'])
