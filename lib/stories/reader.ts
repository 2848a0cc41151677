import { snapshot, type Tx } from '#lib/platform/db'
import { textOf } from '#lib/richtext/text'
import { SectionText } from '#lib/sections/schema'
import { firstOrdinalOnStoryPage, olderPages, ordinalsOfPage } from '#lib/stories/pages'
import type {
  Amendment,
  FrontForReader,
  OlderPageForReader,
  SectionForReader,
  SiteForReader,
  StoryForReader,
  StoryHead,
  StorySummary,
  TopicForReader,
  UpdateForReader,
} from '#lib/stories/reader-views'
import { StoryTexts } from '#lib/stories/schema'
import { UpdateText } from '#lib/updates/schema'
import type { Prisma } from '#prisma/client/client'
import type { RevisionKind } from '#prisma/client/enums'

/** A front page is read, not searched: thirty stories are more than anybody scrolls. */
const MAX_ON_FRONT = 30
const NEWEST_CHARACTERS = 200

const published = { select: { content: true, kind: true, note: true, createdAt: true } } as const

const withText = {
  publishedRevision: {
    select: { ...published.select, bylines: { select: { name: true }, orderBy: { position: 'asc' } } },
  },
} as const satisfies Prisma.LiveUpdateInclude

const newestUpdate = {
  where: { ordinal: { not: null } },
  orderBy: { ordinal: 'desc' },
  take: 1,
  include: withText,
} as const satisfies Prisma.Story$updatesArgs

const summarised = {
  // The event that put this text before readers says at which number.
  publishedRevision: { select: { ...published.select, events: { select: { revision: true } } } },
  updates: newestUpdate,
} as const satisfies Prisma.StoryInclude

type StoryRow = Prisma.StoryGetPayload<{ include: typeof summarised }>
type UpdateRow = Prisma.LiveUpdateGetPayload<{ include: typeof withText }>

/** A row that readers see without what readers see: a bug, and loud. */
function shown<T>(value: T | null): T {
  if (value === null) throw new Error('A published item has no published revision, ordinal or time')
  return value
}

/** The page of a story at `/live/<slug>`, or null where no published story has this slug now. */
export function getStoryForReader(slug: string): Promise<StoryForReader | null> {
  return snapshot(async (tx) => {
    const story = await findStory(tx, slug)
    if (!story) return null
    const from = firstOrdinalOnStoryPage(story.publishedCount)
    return {
      ...(await headOf(tx, story)),
      updates: await listUpdates(tx, story.id, { gte: from }),
      sections: await listSections(tx, story.id),
      olderPage: olderPages(story.publishedCount) || null,
    }
  })
}

/** An older page at `/live/<slug>/page/<n>`, counted from the oldest; null where there is none. */
export function getOlderPageForReader(slug: string, page: number): Promise<OlderPageForReader | null> {
  return snapshot(async (tx) => {
    const story = await findStory(tx, slug)
    if (!story) return null
    const pages = olderPages(story.publishedCount)
    if (!Number.isInteger(page) || page < 1 || page > pages) return null
    const { from, to } = ordinalsOfPage(page)
    return {
      ...(await headOf(tx, story)),
      page,
      updates: await listUpdates(tx, story.id, { gte: from, lte: to }),
      newerPage: page < pages ? page + 1 : null,
      olderPage: page > 1 ? page - 1 : null,
    }
  })
}

/** The front page `/`. */
export function getFrontForReader(): Promise<FrontForReader> {
  return snapshot((tx) => frontOf(tx, {}))
}

/** The page of a topic, or null where no published story has it. */
export function getTopicForReader(topicSlug: string): Promise<TopicForReader | null> {
  return snapshot(async (tx) => {
    const front = await frontOf(tx, { topicSlug })
    const [story] = front.stories
    return story ? { ...front, topic: story.topic, topicSlug } : null
  })
}

/** The story a slug has ever belonged to and its slug now, for redirects; null for an unknown or unpublished one. */
export function findSlug(slug: string): Promise<{ storyId: string; slug: string } | null> {
  return snapshot(async (tx) => {
    const known = await tx.storySlug.findUnique({ where: { slug }, select: { story: true } })
    return known?.story.publishedAt ? { storyId: known.story.id, slug: known.story.slug } : null
  })
}

function findStory(tx: Tx, slug: string): Promise<StoryRow | null> {
  return tx.story.findUnique({ where: { slug, publishedAt: { not: null } }, include: summarised })
}

async function frontOf(tx: Tx, where: { topicSlug?: string }): Promise<FrontForReader> {
  const { site, revision } = await siteOf(tx)
  const stories = await tx.story.findMany({
    where: { ...where, publishedAt: { not: null } },
    include: summarised,
    orderBy: [{ endedAt: { sort: 'desc', nulls: 'first' } }, { siteRevision: 'desc' }],
    take: MAX_ON_FRONT,
  })
  const topics = await tx.story.findMany({
    where: { publishedAt: { not: null } },
    distinct: ['topicSlug'],
    select: { topic: true, topicSlug: true },
    orderBy: { topicSlug: 'asc' },
  })
  return {
    site,
    revision,
    topics: topics.map(({ topic, topicSlug }) => ({ name: topic, slug: topicSlug })),
    stories: stories.map(summaryOf),
  }
}

async function siteOf(tx: Tx): Promise<{ site: SiteForReader; revision: number }> {
  const { name, language, epoch, revision } = await tx.site.findUniqueOrThrow({ where: { id: 1 } })
  return { site: { name, language, epoch }, revision }
}

async function headOf(tx: Tx, story: StoryRow): Promise<StoryHead> {
  const text = shown(story.publishedRevision)
  const { lede, listHeading, credit } = StoryTexts.parse(text.content)
  const { site } = await siteOf(tx)
  return {
    ...summaryOf(story),
    site,
    revision: story.revision,
    textRevision: shown(text.events[0]?.revision ?? null),
    endedAt: story.endedAt?.toISOString() ?? null,
    lede,
    listHeading,
    credit,
    amendment: amendmentOf(text),
    bylines: await listBylines(tx, story.id),
  }
}

function summaryOf(story: StoryRow): StorySummary {
  const { headline, shortHeadline, standfirst, place } = StoryTexts.parse(shown(story.publishedRevision).content)
  const [newest] = story.updates
  return {
    id: story.id,
    siteRevision: story.siteRevision,
    slug: story.slug,
    state: story.endedAt ? 'ended' : 'live',
    headline,
    shortHeadline: shortHeadline || headline,
    standfirst,
    topic: story.topic,
    topicSlug: story.topicSlug,
    timeZone: story.timeZone,
    place,
    language: story.language,
    publishedAt: shown(story.publishedAt).toISOString(),
    changedAt: shown(story.changedAt).toISOString(),
    newest: newest ? newestOf(newest) : null,
  }
}

function newestOf(update: UpdateRow): NonNullable<StorySummary['newest']> {
  const { headline, body } = UpdateText.parse(shown(update.publishedRevision).content)
  const text = headline ?? textOf(body)
  const cut = text.length > NEWEST_CHARACTERS ? `${text.slice(0, NEWEST_CHARACTERS).replace(/\s+\S*$/, '')} …` : text
  return { id: update.id, publishedAt: shown(update.publishedAt).toISOString(), text: cut }
}

async function listUpdates(tx: Tx, storyId: string, ordinal: Prisma.IntNullableFilter): Promise<UpdateForReader[]> {
  const rows = await tx.liveUpdate.findMany({
    where: { storyId, ordinal },
    include: withText,
    orderBy: { ordinal: 'desc' },
  })
  return rows.map(toUpdateForReader)
}

function toUpdateForReader(row: UpdateRow): UpdateForReader {
  const text = shown(row.publishedRevision)
  return {
    id: row.id,
    ordinal: shown(row.ordinal),
    revision: shown(row.storyRevision),
    publishedAt: shown(row.publishedAt).toISOString(),
    occurredAt: row.occurredAt?.toISOString() ?? null,
    ...UpdateText.parse(text.content),
    bylines: text.bylines.map(({ name }) => name),
    amendment: amendmentOf(text),
  }
}

async function listSections(tx: Tx, storyId: string): Promise<SectionForReader[]> {
  const rows = await tx.section.findMany({
    where: { storyId, publishedAt: { not: null }, removedAt: null },
    include: { publishedRevision: published },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  return rows.map((row) => {
    const text = shown(row.publishedRevision)
    const { heading, body } = SectionText.parse(text.content)
    return { id: row.id, revision: shown(row.storyRevision), heading, body, amendment: amendmentOf(text) }
  })
}

/** Everybody named on a published update, in the order of their first; grouped by the database, however long the story. */
async function listBylines(tx: Tx, storyId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    SELECT b.name FROM "LiveUpdate" u JOIN "Byline" b ON b."revisionId" = u."publishedRevisionId"
    WHERE u."storyId" = ${storyId}::uuid GROUP BY b.name ORDER BY min(u.ordinal), b.name`
  return rows.map(({ name }) => name)
}

/** What readers are told of a text's last change; null while it stands as first published. */
function amendmentOf(text: { kind: RevisionKind; note: string | null; createdAt: Date }): Amendment | null {
  return text.kind === 'edit' ? null : { kind: text.kind, at: text.createdAt.toISOString(), note: text.note }
}
