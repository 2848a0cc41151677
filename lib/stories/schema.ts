import { z } from 'zod'
import { BanReason } from '#lib/briefs/schema'
import { LeadImage } from '#lib/media/schema'
import { Id } from '#lib/platform/uuid'
import { AmendmentKind, BaseVersion, Note, Reason } from '#lib/revisions/schema'
import { Doc } from '#lib/richtext/schema'
import { docOfText } from '#lib/richtext/text'
import { SecondEyes } from '#lib/second-eyes/schema'

/** Longer than any headline that was ever printed in one piece. */
const MAX_HEADLINE = 200
/** What fits a push message and a search result. */
const MAX_SHORT_HEADLINE = 70

function isTimeZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }))
  } catch {
    return false // Intl throws on a zone it does not know; that is the answer
  }
}

function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1
  } catch {
    return false // Intl throws on a malformed tag; that is the answer
  }
}

export const TimeZone = z.string().refine(isTimeZone, 'Give an IANA time zone, such as Europe/Istanbul')
export const Language = z.string().min(2).max(35).refine(isLanguage, 'Give a language tag, such as en or tr')

export const Slug = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'A slug has small letters and digits, with single hyphens between')

export const Topic = z
  .string()
  .trim()
  .min(1)
  .max(60)
  .refine((topic) => slugOf(topic) !== '', 'Give the topic a name with letters or digits')

/** Text that may come as rich text or as plain text. */
const RichOrPlain = z.union([Doc, z.string().max(20_000).transform(docOfText).pipe(Doc)])

const Headline = z.string().trim().min(1, 'Give the story a headline').max(MAX_HEADLINE)
const ShortHeadline = z.string().trim().max(MAX_SHORT_HEADLINE)
const Standfirst = z.string().trim().max(600)
const ListHeading = z.string().trim().max(120)
const Credit = z.string().trim().max(120).nullable()
const Place = z.string().trim().max(60)

/** What a revision of a story holds. */
export const StoryTexts = z.strictObject({
  headline: Headline,
  shortHeadline: ShortHeadline,
  standfirst: Standfirst,
  lede: Doc,
  listHeading: ListHeading,
  credit: Credit,
  /** Where its times are told from ("Ankara"); the time zone's own city where this is empty. */
  place: Place,
  /** Stands under the headline, on the front, and where the story is shared. */
  leadImage: LeadImage.nullish(),
})
export type StoryTexts = z.infer<typeof StoryTexts>

/** What a reading of one story is asked with. */
export const StoryPath = z.strictObject({ storyId: Id })

export const CreateStory = z.strictObject({
  storyId: Id,
  headline: Headline,
  shortHeadline: ShortHeadline.default(''),
  standfirst: Standfirst.default(''),
  lede: RichOrPlain.default({ type: 'doc', content: [] }),
  listHeading: ListHeading.default('Here’s what we know right now'),
  credit: Credit.default(null),
  place: Place.default(''),
  slug: Slug.optional().meta({ description: 'Made from the headline where it is left out' }),
  topic: Topic,
  timeZone: TimeZone,
  language: Language.default('en'),
})

export const EditStory = z.strictObject({
  storyId: Id,
  baseVersion: BaseVersion,
  headline: Headline.optional(),
  shortHeadline: ShortHeadline.optional(),
  standfirst: Standfirst.optional(),
  lede: RichOrPlain.optional(),
  listHeading: ListHeading.optional(),
  credit: Credit.optional(),
  place: Place.optional(),
  leadImage: LeadImage.nullish().meta({ description: 'null takes it away' }),
  slug: Slug.optional(),
  topic: Topic.optional(),
  timeZone: TimeZone.optional(),
  language: Language.optional(),
  kind: AmendmentKind.optional().meta({ description: 'What the change is; required once the story is published' }),
  note: Note.optional(),
  banReason: BanReason,
})

export const PublishStory = z.strictObject({
  storyId: Id,
  baseVersion: BaseVersion,
  updates: z
    .array(z.strictObject({ updateId: Id, baseVersion: BaseVersion }))
    .max(200)
    .default([])
    .meta({ description: 'Waiting updates to publish with it, in the order readers are to see them, topmost first' }),
  banReason: BanReason,
  secondEyes: SecondEyes.optional(),
})

export const ChangeStoryState = z.strictObject({
  storyId: Id,
  baseVersion: BaseVersion,
  reason: Reason.optional().meta({ description: 'Why, for the desk alone' }),
})

export const ChangePublisher = z.strictObject({ storyId: Id, contributorId: Id })

export const EndStory = ChangeStoryState.extend({
  summary: z
    .string()
    .trim()
    .max(5_000)
    .optional()
    .meta({ description: 'A final summary for readers: published as the last update, then coverage ends' }),
  summaryId: Id.optional().meta({ description: 'The id of that update' }),
  banReason: BanReason,
})

export const FoldStory = z.strictObject({
  storyId: Id,
  baseVersion: BaseVersion,
  intoId: Id.meta({ description: 'The running story that takes its updates and its addresses' }),
  banReason: BanReason,
})

export const ContinueStory = z.strictObject({
  storyId: Id,
  baseVersion: BaseVersion,
  newStoryId: Id,
  headline: Headline,
  standfirst: Standfirst.default(''),
  slug: Slug.optional().meta({ description: 'Made from the headline where it is left out' }),
  banReason: BanReason,
})

/** More than these nobody reads at the foot of a page. */
const MAX_RELATED = 8

export const RelateStories = z.strictObject({
  storyId: Id,
  baseVersion: BaseVersion,
  relatedIds: z.array(Id).max(MAX_RELATED, `At most ${MAX_RELATED} stories`),
})

export const QUIET_MINUTES = [15, 30, 60] as const

export const SetReminder = z.strictObject({
  storyId: Id,
  baseVersion: BaseVersion,
  quietMinutes: z
    .literal(QUIET_MINUTES)
    .nullable()
    .meta({ description: 'Minutes without a change for readers after which the desk is reminded; null: never' }),
})

/** Words as a slug: "Russia’s envoy, shot" is "russias-envoy-shot". Empty where nothing is left. */
export function slugOf(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .replaceAll('ı', 'i')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '')
}

export const FindStories = z.strictObject({
  words: z.string().trim().max(200).optional().meta({ description: 'Words in the headline; all stories without them' }),
})
