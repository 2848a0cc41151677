import { z } from 'zod'
import { BanReason } from '#lib/briefs/schema'
import { Id } from '#lib/platform/uuid'
import { AmendmentKind, BaseVersion, bodyFields, Note } from '#lib/revisions/schema'
import { Doc } from '#lib/richtext/schema'

const Heading = z.string().trim().min(1, 'Give the section a heading').max(200)
const Position = z.int().min(0).max(1_000)

/** What a revision of a section holds. */
export const SectionText = z.strictObject({ heading: Heading, body: Doc })
export type SectionText = z.infer<typeof SectionText>

export const CreateSection = z.strictObject({
  storyId: Id,
  sectionId: Id,
  heading: Heading,
  position: Position.optional().meta({ description: 'Last where it is left out' }),
  banReason: BanReason,
  ...bodyFields,
})

export const EditSection = z.strictObject({
  sectionId: Id,
  baseVersion: BaseVersion,
  heading: Heading.optional(),
  position: Position.optional(),
  kind: AmendmentKind.optional().meta({ description: 'What the change is; required once the section is published' }),
  note: Note.optional(),
  banReason: BanReason,
  ...bodyFields,
})

export const RemoveSection = z.strictObject({ sectionId: Id, baseVersion: BaseVersion })
