import { z } from 'zod'
import { ImageInText } from '#lib/media/in-text'
import { Doc } from '#lib/richtext/schema'
import { LookView } from '#lib/second-eyes/views'
import { knownFields } from '#lib/sources/schema'

const Person = z.object({ id: z.string(), name: z.string() })

/** An update as the desk and the API see it. Times are ISO 8601, UTC. */
export const UpdateView = z.object({
  id: z.string(),
  storyId: z.string(),
  version: z.int(),
  state: z.enum(['draft', 'submitted', 'goingOut', 'scheduled', 'held', 'published', 'retracted', 'moved', 'pulled']),
  ordinal: z.int().nullable(),
  /** `story.revision` of its last reader-visible change. */
  storyRevision: z.int().nullable(),
  headline: z.string().nullable(),
  body: Doc,
  /** How sure the desk is and who says so; left out where nothing was said. */
  ...knownFields,
  /** The ids of the claims it speaks of; left out where it speaks of none. */
  claims: z.array(z.string()).optional(),
  /** Those in its body, with where to fetch them. */
  images: z.array(ImageInText).optional(),
  bylines: z.array(z.object({ contributorId: z.string().nullable(), name: z.string() })),
  /** What the newest text is: `edit` before publication. */
  kind: z.enum(['edit', 'typo', 'development', 'clarification', 'correction', 'retraction']),
  note: z.string().nullable(),
  createdBy: Person,
  createdAt: z.string(),
  submittedAt: z.string().nullable(),
  publishedAt: z.string().nullable(),
  amendedAt: z.string().nullable(),
  /** When it was taken back; why is its note. */
  retractedAt: z.string().nullable(),
  /** When it was taken down; readers see its place alone. */
  pulledAt: z.string().nullish(),
  /** When the words of a retraction were withheld. */
  withheldAt: z.string().nullish(),
  /** Its words are left out of this answer: they are for editors alone, in the list of the story's updates. */
  isClosed: z.literal(true).optional(),
  /** Since when it stands at the top of the story. */
  pinnedAt: z.string().nullable(),
  /** Since when it is a key moment of its story. */
  keyAt: z.string().nullable(),
  occurredAt: z.string().nullable(),
  /** Since when it is kept until somebody releases it. */
  heldAt: z.string().nullish(),
  /** When it is to be released (going out, scheduled), and as whom. */
  publishAt: z.string().nullish(),
  publishBy: Person.nullish(),
  /** How long it is still going out, by the newsroom's clock, when this was read. */
  goesOutInMs: z.int().nullish(),
  /** Nobody publishes it before this without a reason. */
  embargoUntil: z.string().nullish(),
  /** Why an editor lifted or broke its embargo. */
  embargoReason: z.string().nullish(),
  /** Sent back to its writer; until it is submitted again. */
  sentBack: z.object({ at: z.string(), by: Person, note: z.string() }).nullish(),
  /** Why it could not be released; until somebody decides anew. */
  refusal: z.object({ at: z.string(), words: z.string() }).nullish(),
  /** What two people answer for in it: the last that was asked or answered. */
  secondEyes: LookView.nullish(),
  /** When it was moved to another story, and what it is there. */
  movedAt: z.string().nullish(),
  movedTo: z.object({ storyId: z.string(), updateId: z.string(), headline: z.string() }).nullish(),
})
export type UpdateView = z.infer<typeof UpdateView>

export const UpdatesView = z.object({
  room: z.int(),
  updates: z.array(UpdateView),
  /** Ids of drafts that were dropped: a room that still shows one takes it away. */
  dropped: z.array(z.string()).default([]),
})
export const DroppedView = z.object({ id: z.string(), droppedAt: z.string() })
export type UpdatesView = z.infer<typeof UpdatesView>
