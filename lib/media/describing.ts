import type { z } from 'zod'
import { lockImage } from '#lib/media/commands'
import { getImageView } from '#lib/media/queries'
import type { DescribeImage, LeadImage } from '#lib/media/schema'
import type { ImageView } from '#lib/media/views'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import type { Doc, ImageBlock } from '#lib/richtext/schema'
import { editSection } from '#lib/sections/commands'
import { SectionText } from '#lib/sections/schema'
import { editStory } from '#lib/stories/commands'
import { lockStory, recordForDesk } from '#lib/stories/record'
import { StoryTexts } from '#lib/stories/schema'
import { amendUpdate } from '#lib/updates/amending'
import { editUpdate } from '#lib/updates/commands'
import { UpdateText } from '#lib/updates/schema'

type Described = z.infer<typeof DescribeImage>
type Words = Pick<Described, 'alt' | 'caption' | 'credit'>

/**
 * Says what an image shows, wherever it stands: each text that has it gets its next version, and readers theirs. So an
 * alternative text that was left for later is written once, and what readers saw before stays in the record.
 */
export async function describeImage(tx: Tx, actor: Actor, input: Described, now: Date): Promise<ImageView> {
  const { imageId, baseVersion, kind, note, alt, caption, credit } = input
  const words = definedOf({ alt, caption, credit })
  const { storyId } = await getImageView(tx, imageId)
  const texts = await lockTextsWith(tx, imageId)
  const story = await lockStory(tx, storyId)
  const image = await lockImage(tx, imageId, baseVersion)
  const { isPublished } = await getImageView(tx, imageId)
  authorize(actor, 'image:change', { ...image, isPublished }, story)
  if (Object.keys(words).length === 0) throw new AppError('invalid', 'Nothing was changed; write something first.')
  if (isPublished && !kind) throw new AppError('invalid', 'Say what kind of change this is: readers have seen it.')

  const told = { ...(kind ? { kind } : {}), ...(note === undefined ? {} : { note }) }
  for (const { id: updateId, version, publishedAt, currentRevision } of texts.updates) {
    const body = docWith(UpdateText.parse(currentRevision.content).body, imageId, words)
    const base = { updateId, baseVersion: version, ...(body ? { body } : {}) }
    if (body && publishedAt && kind) await amendUpdate(kind)(tx, actor, { ...base, note, line: false }, now)
    else if (body) await editUpdate(tx, actor, base, now)
  }
  for (const { id: sectionId, version, currentRevision } of texts.sections) {
    const body = docWith(SectionText.parse(currentRevision.content).body, imageId, words)
    if (body) await editSection(tx, actor, { sectionId, baseVersion: version, body, ...told }, now)
  }
  for (const { id, version, currentRevision } of texts.stories) {
    const { lede, leadImage } = StoryTexts.parse(currentRevision.content)
    const change = definedOf({
      lede: docWith(lede, imageId, words) ?? undefined,
      leadImage: leadWith(leadImage, imageId, words),
    })
    if (Object.keys(change).length > 0) {
      await editStory(tx, actor, { storyId: id, baseVersion: version, ...change, ...told }, now)
    }
  }
  await tx.image.update({ where: { id: imageId }, data: { ...words, version: baseVersion + 1 } })
  await recordForDesk(tx, actor, story.id, { type: 'image.described', itemType: 'image', itemId: imageId }, now)
  return getImageView(tx, imageId)
}

/** The texts that have an image now, locked as their own commands lock them: items by id, then whatever follows. */
async function lockTextsWith(tx: Tx, imageId: string) {
  const hasIt = { currentRevision: { images: { some: { imageId } } } }
  const withContent = { currentRevision: { select: { content: true } } } as const
  await tx.$executeRaw`
    SELECT 1 FROM "LiveUpdate" JOIN "ImageUse" ON "revisionId" = "currentRevisionId"
    WHERE "imageId" = ${imageId}::uuid ORDER BY id FOR UPDATE OF "LiveUpdate"`
  await tx.$executeRaw`
    SELECT 1 FROM "Section" JOIN "ImageUse" ON "revisionId" = "currentRevisionId"
    WHERE "imageId" = ${imageId}::uuid ORDER BY id FOR UPDATE OF "Section"`
  return {
    updates: await tx.liveUpdate.findMany({
      where: { ...hasIt, retractedAt: null, pulledAt: null, movedAt: null, droppedAt: null },
      include: withContent,
    }),
    sections: await tx.section.findMany({ where: { ...hasIt, removedAt: null }, include: withContent }),
    stories: await tx.story.findMany({ where: hasIt, include: withContent }),
  }
}

/** A text with other words at an image; null where that is no change. */
function docWith(doc: Doc, imageId: string, words: Words): Doc | null {
  const isIt = (block: Doc['content'][number]): block is ImageBlock =>
    block.type === 'image' && block.attrs.imageId === imageId
  const content = doc.content.map((block) => (isIt(block) ? { ...block, attrs: { ...block.attrs, ...words } } : block))
  const changed = { ...doc, content }
  return JSON.stringify(changed) === JSON.stringify(doc) ? null : changed
}

function leadWith(lead: LeadImage | null | undefined, imageId: string, words: Words): LeadImage | undefined {
  if (lead?.imageId !== imageId) return undefined
  const changed = { ...lead, ...words }
  return JSON.stringify(changed) === JSON.stringify(lead) ? undefined : changed
}

/** The fields that were given. */
function definedOf<T extends object>(fields: T): Partial<T> {
  const given: Partial<T> = { ...fields }
  for (const key in given) if (given[key] === undefined) delete given[key]
  return given
}
