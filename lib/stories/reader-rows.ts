import type { Tx } from '#lib/platform/db'
import { SectionText } from '#lib/sections/schema'
import type {
  Amendment,
  Gone,
  SectionForReader,
  SiteForReader,
  StoryHead,
  StorySummary,
  UpdateForReader,
} from '#lib/stories/reader-views'
import { StoryTexts } from '#lib/stories/schema'
import { UpdateText } from '#lib/updates/schema'
import type { Prisma } from '#prisma/client/client'
import type { RevisionKind } from '#prisma/client/enums'

const published = { select: { content: true, kind: true, note: true, createdAt: true } } as const

/** An update with the text readers see. */
export const withText = {
  publishedRevision: {
    select: { ...published.select, bylines: { select: { name: true }, orderBy: { position: 'asc' } } },
  },
} as const satisfies Prisma.LiveUpdateInclude

/** A story with what a front page says of it. */
export const summarised = {
  // The event that put this text before readers says at which number.
  publishedRevision: { select: { ...published.select, events: { select: { revision: true } } } },
} as const satisfies Prisma.StoryInclude

export type StoryRow = Prisma.StoryGetPayload<{ include: typeof summarised }>
type UpdateRow = Prisma.LiveUpdateGetPayload<{ include: typeof withText }>

/** A row that readers see without what readers see: a bug, and loud. */
export function shown<T>(value: T | null): T {
  if (value === null) throw new Error('A published item has no published revision, ordinal or time')
  return value
}

export function findStory(tx: Tx, slug: string): Promise<StoryRow | null> {
  return tx.story.findUnique({ where: { slug, publishedAt: { not: null } }, include: summarised })
}

export async function siteOf(tx: Tx): Promise<{ site: SiteForReader; revision: number }> {
  const { name, language, epoch, revision } = await tx.site.findUniqueOrThrow({ where: { id: 1 } })
  return { site: { name, language, epoch }, revision }
}

export async function headOf(tx: Tx, story: StoryRow): Promise<StoryHead> {
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
  }
}

/** What stands of a story on every page that names it. */
export function summaryOf(story: StoryRow): Omit<StorySummary, 'newest'> {
  const { headline, shortHeadline, standfirst, place } = StoryTexts.parse(shown(story.publishedRevision).content)
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
  }
}

/** Newest first. */
export async function listUpdates(
  tx: Tx,
  storyId: string,
  where: Prisma.LiveUpdateWhereInput,
): Promise<UpdateForReader[]> {
  const rows = await tx.liveUpdate.findMany({
    where: { storyId, ...where },
    include: withText,
    orderBy: { ordinal: 'desc' },
  })
  return rows.map(toUpdateForReader)
}

export function toUpdateForReader(row: UpdateRow): UpdateForReader {
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

/** What readers are told of a text's last change; null while it stands as first published. */
export function amendmentOf(text: { kind: RevisionKind; note: string | null; createdAt: Date }): Amendment | null {
  return text.kind === 'edit' ? null : { kind: text.kind, at: text.createdAt.toISOString(), note: text.note }
}

/** The sections that stand on the page, and the numbers at which others were taken off it. */
export async function listSections(tx: Tx, storyId: string): Promise<{ stand: SectionForReader[]; removed: Gone[] }> {
  const rows = await tx.section.findMany({
    where: { storyId, publishedAt: { not: null } },
    include: { publishedRevision: published },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  const removed = rows.filter(({ removedAt }) => removedAt !== null)
  return {
    stand: rows.filter(({ removedAt }) => removedAt === null).map(toSectionForReader),
    removed: removed.map(({ id, storyRevision }) => ({ id, revision: shown(storyRevision) })),
  }
}

type SectionRow = Prisma.SectionGetPayload<{ include: { publishedRevision: typeof published } }>

function toSectionForReader(row: SectionRow): SectionForReader {
  const text = shown(row.publishedRevision)
  const { heading, body } = SectionText.parse(text.content)
  return { id: row.id, revision: shown(row.storyRevision), heading, body, amendment: amendmentOf(text) }
}
