import { z } from 'zod'
import { ImageInText } from '#lib/media/in-text'
import { SectionView } from '#lib/sections/views'
import { StoryTexts } from '#lib/stories/schema'

const State = z.enum(['draft', 'live', 'ended'])
const Person = z.object({ id: z.string(), name: z.string() })

/** A line in the desk's list of stories. */
export const StoryRow = z.object({
  id: z.string(),
  slug: z.string(),
  headline: z.string(),
  topic: z.string(),
  timeZone: z.string(),
  state: State,
  revision: z.int(),
  /** Updates that wait for an editor. */
  submitted: z.int(),
  createdAt: z.string(),
  /** When it was taken down; null while it stands. */
  pulledAt: z.string().nullish(),
  /** The newest published update, or null. */
  lastUpdate: z.object({ publishedAt: z.string(), by: z.string() }).nullable(),
})
export type StoryRow = z.infer<typeof StoryRow>

export const StoriesView = z.object({ stories: z.array(StoryRow) })
export type StoriesView = z.infer<typeof StoriesView>

/** Another story, by name. */
export const NamedStory = z.object({ id: z.string(), slug: z.string(), headline: z.string(), state: State })
export type NamedStory = z.infer<typeof NamedStory>

/** A story as the desk and the API see it. */
export const StoryView = z.object({
  id: z.string(),
  version: z.int(),
  revision: z.int(),
  room: z.int(),
  slug: z.string(),
  topic: z.string(),
  topicSlug: z.string(),
  timeZone: z.string(),
  language: z.string(),
  state: State,
  texts: StoryTexts,
  /** The lead image with where to fetch it. */
  leadImage: ImageInText.nullish(),
  createdBy: Person,
  createdAt: z.string(),
  publishedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  changedAt: z.string().nullable(),
  sections: z.array(SectionView),
  /** Reporters who may publish their own updates here. */
  publishers: z.array(Person).nullish(),
  /** The story that took this one in, where it was a duplicate. */
  foldedInto: NamedStory.nullish(),
  /** Where coverage goes on. */
  continuedIn: NamedStory.nullish(),
  related: z.array(NamedStory).optional(),
  /** Minutes without a change for readers after which the desk is reminded; null: never. */
  quietMinutes: z.int().nullish(),
  /** When it was taken down as a whole: readers find nothing of it. */
  pulledAt: z.string().nullish(),
})
export type StoryView = z.infer<typeof StoryView>

/** Who has the right to publish in a story, and the other reporters, who might get it. */
export const PublishersView = z.object({ publishers: z.array(Person), others: z.array(Person) })
export type PublishersView = z.infer<typeof PublishersView>

/** One reader-visible change, without its text. */
export const StoryEventView = z.object({
  revision: z.int(),
  type: z.string(),
  itemType: z.enum(['story', 'update', 'section', 'claim']),
  itemId: z.string(),
  /** Why, where the desk noted it. */
  reason: z.string().nullable(),
  /** What a change that was saved as a typing error touched all the same: number, name, quotation, negation. */
  touched: z.array(z.string()),
  at: z.string(),
})

export const StoryEventsView = z.object({ revision: z.int(), events: z.array(StoryEventView) })
export type StoryEventsView = z.infer<typeof StoryEventsView>

/** How many have a story open, counted by the process that answers. */
export const ReadersView = z.object({
  now: z.int(),
  /** The most of each minute, the oldest first and this one last. */
  lastHour: z.array(z.int()),
})
export type ReadersView = z.infer<typeof ReadersView>

interface StoryTimes {
  publishedAt: Date | null
  endedAt: Date | null
}

/** A story's state in the product's words, from the things that happened. */
export function stateOf({ publishedAt, endedAt }: StoryTimes): z.infer<typeof State> {
  if (publishedAt === null) return 'draft'
  return endedAt === null ? 'live' : 'ended'
}
