import type { z } from 'zod'
import { guardTerms } from '#lib/briefs/guard'
import { touchedByTypo } from '#lib/corrections/typos'
import { endDraft } from '#lib/drafts/commands'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { bodyOf, requireBody, requireNote } from '#lib/revisions/schema'
import { contentHash, writeRevision } from '#lib/revisions/write'
import { getSectionView } from '#lib/sections/queries'
import { type CreateSection, type EditSection, type RemoveSection, SectionText } from '#lib/sections/schema'
import type { SectionView } from '#lib/sections/views'
import { holdStory, lockStory, raiseRevision, record, recordForDesk } from '#lib/stories/record'
import type { Section } from '#prisma/client/client'

async function lockSection(tx: Tx, sectionId: string, baseVersion: number): Promise<Section> {
  await tx.$executeRaw`SELECT 1 FROM "Section" WHERE id = ${sectionId}::uuid FOR UPDATE`
  const section = await tx.section.findUnique({ where: { id: sectionId, removedAt: null } })
  if (!section) throw new AppError('not_found', 'That section no longer exists.')
  if (section.version !== baseVersion) {
    throw new AppError('conflict', 'This section changed since you read it. Compare both texts, then decide.', {
      current: await getSectionView(tx, sectionId),
    })
  }
  return section
}

/** Adds background under the bullets; on a published story readers see it at once. */
export async function createSection(
  tx: Tx,
  actor: Actor,
  input: z.infer<typeof CreateSection>,
  now: Date,
): Promise<SectionView> {
  const { storyId, sectionId: id, heading } = input
  authorize(actor, 'section:edit')
  const locked = await lockStory(tx, storyId)
  const story = locked.publishedAt ? await raiseRevision(tx, storyId, now) : locked
  const existing = await tx.section.findUnique({ where: { id } })
  if (existing) throw new AppError('conflict', 'This section was added already.')
  const content = { heading, body: requireBody(input) }
  const text = { storyId, itemType: 'section', itemId: id, kind: 'edit', content } as const
  if (story.publishedAt) {
    const going = { storyId, itemType: 'section', itemId: id, texts: content } as const
    await guardTerms(tx, actor, going, input.banReason, now)
  }
  const revisionId = await writeRevision(tx, actor, text, now)
  await endDraft(tx, actor, id)
  const last = await tx.section.aggregate({ where: { storyId }, _max: { position: true } })
  const published = story.publishedAt
    ? { publishedAt: now, publishedRevisionId: revisionId, storyRevision: story.revision }
    : {}
  await tx.section.create({
    data: {
      id,
      storyId,
      position: input.position ?? (last._max.position ?? -1) + 1,
      currentRevisionId: revisionId,
      createdAt: now,
      ...published,
    },
  })
  const change = { itemType: 'section', itemId: id, revisionId } as const
  if (story.publishedAt) await record(tx, actor, story, { type: 'section.published', ...change }, now)
  else await recordForDesk(tx, actor, storyId, { type: 'section.drafted', ...change }, now)
  return getSectionView(tx, id)
}

/** Changes a section; once readers have seen its text, a change of it has a kind. Its place may change without one. */
export async function editSection(
  tx: Tx,
  actor: Actor,
  input: z.infer<typeof EditSection>,
  now: Date,
): Promise<SectionView> {
  const { sectionId, baseVersion } = input
  authorize(actor, 'section:edit')
  const section = await lockSection(tx, sectionId, baseVersion)
  const isPublished = section.publishedAt !== null
  const story = isPublished ? await raiseRevision(tx, section.storyId, now) : await holdStory(tx, section.storyId)
  const revisionId = await reviseText(tx, actor, section, input, now)
  const { position = section.position } = input
  if (!revisionId && position === section.position)
    throw new AppError('invalid', 'Nothing was changed; change it first.')
  if (revisionId) await endDraft(tx, actor, sectionId)
  await tx.section.update({
    where: { id: sectionId },
    data: {
      position,
      currentRevisionId: revisionId ?? section.currentRevisionId,
      version: { increment: 1 },
      ...(isPublished ? { storyRevision: story.revision } : {}),
      ...(isPublished && revisionId ? { publishedRevisionId: revisionId } : {}),
    },
  })
  const type = revisionId ? 'section.edited' : 'section.moved'
  const change = { type, itemType: 'section', itemId: sectionId, revisionId } as const
  const touched = isPublished && revisionId ? await touchedByTypo(tx, revisionId) : []
  if (isPublished) await record(tx, actor, story, { ...change, touched }, now)
  else await recordForDesk(tx, actor, story.id, change, now)
  return getSectionView(tx, sectionId)
}

/** Writes a section's next version; answers null where its text stays as it is. */
async function reviseText(
  tx: Tx,
  actor: Actor,
  { id: itemId, storyId, currentRevisionId, publishedAt }: Section,
  input: z.infer<typeof EditSection>,
  now: Date,
): Promise<string | null> {
  const last = await tx.revision.findUniqueOrThrow({ where: { id: currentRevisionId } })
  const before = SectionText.parse(last.content)
  const content = { heading: input.heading ?? before.heading, body: bodyOf(input) ?? before.body }
  if (contentHash(content) === last.contentHash) return null
  const { kind, note } = input
  if (publishedAt && !kind) throw new AppError('invalid', 'Say what kind of change this is: readers have seen it.')
  const told = publishedAt && kind ? { kind, note: requireNote(kind, note) } : { kind: 'edit' as const, note: null }
  if (publishedAt) {
    const going = {
      storyId,
      itemType: 'section',
      itemId,
      texts: { ...content, note: told.note },
      shown: before,
    } as const
    await guardTerms(tx, actor, going, input.banReason, now)
  }
  return writeRevision(tx, actor, { storyId, itemType: 'section', itemId, content, ...told }, now)
}

/** Takes a section off the page; its versions stay in the record. */
export async function removeSection(
  tx: Tx,
  actor: Actor,
  { sectionId, baseVersion }: z.infer<typeof RemoveSection>,
  now: Date,
): Promise<{ id: string; removedAt: string }> {
  authorize(actor, 'section:edit')
  const section = await lockSection(tx, sectionId, baseVersion)
  const change = { type: 'section.removed', itemType: 'section', itemId: sectionId } as const
  const isPublished = section.publishedAt !== null
  const story = isPublished ? await raiseRevision(tx, section.storyId, now) : await holdStory(tx, section.storyId)
  await tx.section.update({
    where: { id: sectionId },
    data: {
      removedAt: now,
      version: { increment: 1 },
      // A page that shows it learns at this number that it is gone.
      ...(isPublished ? { storyRevision: story.revision } : {}),
    },
  })
  if (isPublished) await record(tx, actor, story, change, now)
  else await recordForDesk(tx, actor, story.id, change, now)
  return { id: sectionId, removedAt: now.toISOString() }
}
