import { type BylineRow, bylined, bylinesForReader } from '#lib/bylines/shown'
import type { Tx } from '#lib/platform/db'
import { EMPTY_DOC } from '#lib/richtext/text'
import { SectionText } from '#lib/sections/schema'
import { Policies } from '#lib/site/policies'
import { findNamed, hrefOf, type NamedRow, named, nameOf } from '#lib/stories/named'
import type {
  Amendment,
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

/** Of a text in which a typing error was mended: the change before it, which readers are still told of. */
export const told = { select: { kind: true, note: true, createdAt: true } } as const
const published = { select: { content: true, kind: true, note: true, createdAt: true, told } } as const

/** An update with the text readers see. Each column by its name: readers may not see the others. */
export const withText = {
  ...{
    id: true,
    storyId: true,
    ordinal: true,
    storyRevision: true,
    publishedAt: true,
    occurredAt: true,
    movedAt: true,
  },
  ...{ retractedAt: true, withheldAt: true, pulledAt: true },
  movedTo: { select: { id: true, ordinal: true, story: { select: named } } },
  publishedRevision: {
    select: { ...published.select, bylines: bylined },
  },
} as const satisfies Prisma.LiveUpdateSelect

/** A story with what a front page says of it. */
export const summarised = {
  ...{ id: true, revision: true, publishedCount: true, siteRevision: true, slug: true, topic: true, topicSlug: true },
  ...{ timeZone: true, language: true, publishedAt: true, endedAt: true, changedAt: true },
  ...{ foldedIntoId: true, continuedInId: true, bylinesRevision: true },
  // The event that put this text before readers says at which number.
  publishedRevision: { select: { ...published.select, events: { select: { revision: true } } } },
} as const satisfies Prisma.StorySelect

interface TextRow {
  content: unknown
  kind: RevisionKind
  note: string | null
  createdAt: Date
  told?: { kind: RevisionKind; note: string | null; createdAt: Date } | null
}

type Story = Prisma.StoryGetPayload<{ select: typeof summarised }>

/** What is printed of rows, read by Prisma or by one statement (`askStory`). */
export type StoryRow = Omit<Story, 'publishedRevision'> & {
  publishedRevision: (TextRow & { events: { revision: number }[] }) | null
}

interface UpdateRow {
  id: string
  ordinal: number | null
  storyRevision: number | null
  publishedAt: Date | null
  occurredAt: Date | null
  movedAt: Date | null
  retractedAt: Date | null
  withheldAt: Date | null
  pulledAt: Date | null
  movedTo: { id: string; ordinal: number | null; story: NamedRow } | null
  publishedRevision: (TextRow & { bylines: BylineRow[] }) | null
}

interface SectionRow {
  id: string
  storyRevision: number
  publishedRevision: TextRow
}

/** A row that readers see without what readers see: a bug, and loud. */
export function shown<T>(value: T | null): T {
  if (value === null) throw new Error('A published item has no published revision, ordinal or time')
  return value
}

/** What readers can find: a story that was folded into another is found there, one that was taken down nowhere. */
export const FOUND = {
  publishedAt: { not: null },
  foldedIntoId: null,
  pulledAt: null,
} as const satisfies Prisma.StoryWhereInput

export function findStory(tx: Tx, slug: string): Promise<StoryRow | null> {
  return tx.story.findUnique({ where: { slug, ...FOUND }, select: summarised })
}

export async function siteOf(tx: Tx): Promise<{ site: SiteForReader; revision: number }> {
  const { revision, breakingLine, policies, ...site } = await tx.site.findUniqueOrThrow({
    where: { id: 1 },
    select: {
      ...{ name: true, language: true, epoch: true, revision: true, mastheadRevision: true, policies: true },
      breakingLine: { select: { words: true, href: true, expiresAt: true } },
    },
  })
  const breaking = breakingLine && {
    words: breakingLine.words,
    href: breakingLine.href,
    until: breakingLine.expiresAt.toISOString(),
  }
  return { site: { ...site, breaking, policies: Policies.parse(policies) }, revision }
}

export function headOf(story: StoryRow, site: SiteForReader, next: StoryHead['next']): StoryHead {
  const text = shown(story.publishedRevision)
  const { lede, listHeading, credit } = StoryTexts.parse(text.content)
  return {
    ...summaryOf(story),
    site,
    revision: story.revision,
    textRevision: shown(text.events[0]?.revision ?? null),
    bylinesRevision: story.bylinesRevision,
    endedAt: story.endedAt?.toISOString() ?? null,
    lede,
    listHeading,
    credit,
    amendment: amendmentOf(text),
    next,
  }
}

/** Where it goes on, by its id. */
export const nextIdOf = ({ foldedIntoId, continuedInId }: StoryRow): string | null => foldedIntoId ?? continuedInId

export async function nextOf(tx: Tx, story: StoryRow): Promise<StoryHead['next']> {
  const id = nextIdOf(story)
  return toNext(story, id ? await findNamed(tx, id) : null)
}

export const toNext = ({ foldedIntoId }: StoryRow, row: NamedRow | null): StoryHead['next'] =>
  row && { ...nameOf(row), kind: foldedIntoId ? 'folded' : 'continued' }

/** What stands of a story on every page that names it. */
export function summaryOf(story: StoryRow): Omit<StorySummary, 'newest'> {
  const {
    headline,
    shortHeadline,
    standfirst,
    place,
    leadImage = null,
  } = StoryTexts.parse(shown(story.publishedRevision).content)
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
    leadImage,
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
    select: withText,
    orderBy: { ordinal: 'desc' },
  })
  return rows.map(toUpdateForReader)
}

export function toUpdateForReader(row: UpdateRow): UpdateForReader {
  const text = shown(row.publishedRevision)
  const { movedAt, movedTo, pulledAt, withheldAt, retractedAt } = row
  const amendment = amendmentOf(text)
  // Where it went was taken down as a whole: there is nowhere to lead to.
  const isRemoved = pulledAt !== null || Boolean(movedTo?.story.pulledAt)
  return {
    id: row.id,
    ordinal: shown(row.ordinal),
    revision: shown(row.storyRevision),
    publishedAt: shown(row.publishedAt).toISOString(),
    occurredAt: row.occurredAt?.toISOString() ?? null,
    ...UpdateText.parse(text.content),
    bylines: bylinesForReader(text.bylines),
    amendment:
      amendment?.kind === 'retraction' && retractedAt ? { ...amendment, at: retractedAt.toISOString() } : amendment,
    moved: movedAt && movedTo && !isRemoved ? movedOf(movedAt, movedTo) : null,
    ...(isRemoved ? { isRemoved, ...WORDLESS } : {}),
    ...(withheldAt && !isRemoved ? { isWithheld: true } : {}),
  }
}

/** Whatever the row holds. */
const WORDLESS = {
  amendment: null,
  headline: null,
  body: EMPTY_DOC,
  verification: undefined,
  sources: undefined,
  bylines: [],
}

const movedOf = (at: Date, to: NonNullable<UpdateRow['movedTo']>): UpdateForReader['moved'] => ({
  at: at.toISOString(),
  href: hrefOf(to),
  headline: nameOf(to.story).headline,
})

/** What readers are told of a text's last change; null while it stands as first published. */
export function amendmentOf({ kind, createdAt, note, told }: TextRow): Amendment | null {
  if (kind === 'edit') return null
  const at = createdAt.toISOString()
  if (kind !== 'typo' || !told || told.kind === 'edit') return { kind, at, note }
  return { kind: told.kind, at: told.createdAt.toISOString(), note: told.note, mendedAt: at }
}

export function toSectionForReader({ id, storyRevision, publishedRevision }: SectionRow): SectionForReader {
  const { heading, body } = SectionText.parse(publishedRevision.content)
  return { id, revision: storyRevision, heading, body, amendment: amendmentOf(publishedRevision) }
}
