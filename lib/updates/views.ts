import { z } from 'zod'
import { Doc } from '#lib/richtext/schema'

const Person = z.object({ id: z.string(), name: z.string() })

/** An update as the desk and the API see it. Times are ISO 8601, UTC. */
export const UpdateView = z.object({
  id: z.string(),
  storyId: z.string(),
  version: z.int(),
  state: z.enum(['draft', 'submitted', 'published', 'retracted']),
  ordinal: z.int().nullable(),
  /** `story.revision` of its last reader-visible change. */
  storyRevision: z.int().nullable(),
  headline: z.string().nullable(),
  body: Doc,
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
  /** Since when it stands at the top of the story. */
  pinnedAt: z.string().nullable(),
  occurredAt: z.string().nullable(),
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
