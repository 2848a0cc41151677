import type { z } from 'zod'
import { guardStory, guardStoryParts } from '#lib/briefs/story-guard'
import { touchedByTypo } from '#lib/corrections/typos'
import { endDraft } from '#lib/drafts/commands'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { type AmendmentKind, requireNote } from '#lib/revisions/schema'
import { contentHash, writeRevision } from '#lib/revisions/write'
import { publishSummary } from '#lib/stories/ending'
import { lockStoryAt } from '#lib/stories/lock'
import { markStoryPublished } from '#lib/stories/publishing'
import { getStoryView } from '#lib/stories/queries'
import { raiseRevision, record, recordForDesk } from '#lib/stories/record'
import {
  type ChangeStoryState,
  type CreateStory,
  type EditStory,
  type EndStory,
  type PublishStory,
  StoryTexts,
  slugOf,
} from '#lib/stories/schema'
import { changeSlug, claimSlug } from '#lib/stories/slugs'
import type { StoryView } from '#lib/stories/views'
import { embargoAt, momentWords } from '#lib/updates/embargo'
import { lockUpdate } from '#lib/updates/locks'
import { markPublished } from '#lib/updates/publishing'
import type { LiveUpdate } from '#prisma/client/client'

const AMENDED = {
  typo: 'story.typo_fixed',
  development: 'story.developed',
  clarification: 'story.clarified',
  correction: 'story.corrected',
} as const satisfies Record<AmendmentKind, string>

/** Begins a story that only the desk sees. */
export async function createStory(
  tx: Tx,
  actor: Actor,
  input: z.infer<typeof CreateStory>,
  now: Date,
): Promise<StoryView> {
  const { storyId, slug, topic, timeZone, language, ...content } = input
  authorize(actor, 'story:create')
  const existing = await tx.story.findUnique({ where: { id: storyId }, select: { id: true } })
  if (existing) {
    const current = await getStoryView(tx, storyId)
    throw new AppError('conflict', 'This story was created already.', { current })
  }
  // Story and slug, story and revision name each other: those constraints are checked at commit.
  const free = await claimSlug(tx, storyId, { slug, headline: content.headline }, now)
  const currentRevisionId = await writeRevision(
    tx,
    actor,
    { storyId, itemType: 'story', itemId: storyId, kind: 'edit', content },
    now,
  )
  const settings = { slug: free, topic, topicSlug: slugOf(topic), timeZone, language }
  await tx.story.create({
    data: { id: storyId, ...settings, currentRevisionId, createdById: actor.id, createdAt: now },
  })
  await tx.room.create({ data: { storyId } })
  const change = { type: 'story.created', itemType: 'story', itemId: storyId } as const
  await recordForDesk(tx, actor, storyId, { ...change, revisionId: currentRevisionId }, now)
  return getStoryView(tx, storyId)
}

/** Changes a story's own texts and settings; once readers have seen a text, with a kind. */
export async function editStory(tx: Tx, actor: Actor, input: z.infer<typeof EditStory>, now: Date): Promise<StoryView> {
  const { storyId, baseVersion, kind, note, slug, topic, timeZone, language, banReason, ...texts } = input
  authorize(actor, 'story:edit')
  const story = await lockStoryAt(tx, storyId, baseVersion)
  const last = await tx.revision.findUniqueOrThrow({ where: { id: story.currentRevisionId } })
  const content = StoryTexts.parse({ ...StoryTexts.parse(last.content), ...definedOf(texts) })
  const textChanged = contentHash(content) !== last.contentHash
  if (textChanged && story.publishedAt && !kind) {
    throw new AppError('invalid', 'Say what kind of change this is: readers have seen the text.')
  }
  const told =
    story.publishedAt && kind ? { kind, note: requireNote(kind, note) } : { kind: 'edit' as const, note: null }
  if (story.publishedAt) {
    const going = { content, note: told.note, slug: slug ?? story.slug, topic: topic ?? story.topic }
    const shown = { content: last.content, slug: story.slug, topic: story.topic }
    await guardStory(tx, actor, storyId, { texts: going, shown }, banReason, now)
  }
  const item = { storyId, itemType: 'story', itemId: storyId } as const
  const revisionId = textChanged ? await writeRevision(tx, actor, { ...item, content, ...told }, now) : null

  if (revisionId) await endDraft(tx, actor, storyId)
  if (slug) await changeSlug(tx, story, slug, now)
  await tx.story.update({
    where: { id: storyId },
    data: {
      timeZone,
      language,
      ...(topic ? { topic, topicSlug: slugOf(topic) } : {}),
      ...(revisionId ? { currentRevisionId: revisionId } : {}),
      ...(revisionId && story.publishedAt ? { publishedRevisionId: revisionId } : {}),
      version: { increment: 1 },
    },
  })
  const change = { itemType: 'story', itemId: storyId, revisionId } as const
  if (story.publishedAt) {
    const type = revisionId && kind ? AMENDED[kind] : 'story.refiled'
    const touched = revisionId ? await touchedByTypo(tx, revisionId) : []
    await record(tx, actor, await raiseRevision(tx, storyId, now), { ...change, type, touched }, now)
  } else {
    await recordForDesk(tx, actor, storyId, { ...change, type: 'story.edited' }, now)
  }
  return getStoryView(tx, storyId)
}

/** The fields that were given. */
function definedOf<T extends object>(fields: T): Partial<T> {
  const given: Partial<T> = { ...fields }
  for (const key in given) if (given[key] === undefined) delete given[key]
  return given
}

/**
 * Puts a story on the page, with its sections and the waiting updates that its publisher read.
 * The first update named stands topmost, so they are published from the last to the first.
 */
export async function publishStory(
  tx: Tx,
  actor: Actor,
  { storyId, baseVersion, updates, banReason, secondEyes }: z.infer<typeof PublishStory>,
  now: Date,
): Promise<StoryView> {
  const waiting = new Map<string, LiveUpdate>()
  for (const { updateId, baseVersion } of [...updates].sort((a, b) => (a.updateId < b.updateId ? -1 : 1))) {
    waiting.set(updateId, await lockUpdate(tx, updateId, baseVersion))
  }
  const locked = await lockStoryAt(tx, storyId, baseVersion)
  authorize(actor, 'story:publish', locked)
  await guardStoryParts(tx, actor, locked, banReason, now)
  await markStoryPublished(tx, actor, locked, now)
  for (const { updateId } of [...updates].reverse()) {
    const update = waiting.get(updateId)
    if (update?.storyId !== storyId) throw new AppError('invalid', 'One of the updates belongs to another story.')
    const raised = await raiseRevision(tx, storyId, now)
    authorize(actor, 'update:publish', update, raised)
    refuseParked(update, raised.timeZone, now)
    await markPublished(tx, actor, update, raised, now, banReason, secondEyes)
  }
  return getStoryView(tx, storyId)
}

/** What somebody keeps back does not go out because its story does. */
function refuseParked(update: LiveUpdate, timeZone: string, now: Date): void {
  const until = embargoAt(update, now)
  if (until) throw new AppError('invalid', `One update is embargoed until ${momentWords(until, timeZone, now)}.`)
  if (update.heldAt) throw new AppError('invalid', 'One of the updates is held: release it, or leave it out.')
}

/**
 * Ends coverage: nothing more is published into the story until it is reopened. A final summary becomes the last update,
 * above all others, in the same step.
 */
export async function endStory(
  tx: Tx,
  actor: Actor,
  { storyId, baseVersion, reason, summary, summaryId, banReason }: z.infer<typeof EndStory>,
  now: Date,
): Promise<StoryView> {
  authorize(actor, 'story:end', await lockStoryAt(tx, storyId, baseVersion))
  if (summary) await publishSummary(tx, actor, { storyId, summary, summaryId, banReason }, now)
  const story = await raiseRevision(tx, storyId, now)
  await tx.story.update({ where: { id: storyId }, data: { endedAt: now, version: { increment: 1 } } })
  await record(tx, actor, story, { type: 'story.ended', itemType: 'story', itemId: storyId, reason }, now)
  return getStoryView(tx, storyId)
}

/** Takes coverage up again, here: the link to where it went on is gone. When it had ended stands in the events. */
export async function reopenStory(
  tx: Tx,
  actor: Actor,
  { storyId, baseVersion, reason }: z.infer<typeof ChangeStoryState>,
  now: Date,
): Promise<StoryView> {
  authorize(actor, 'story:reopen', await lockStoryAt(tx, storyId, baseVersion))
  const story = await raiseRevision(tx, storyId, now)
  await tx.story.update({
    where: { id: storyId },
    data: { endedAt: null, continuedInId: null, version: { increment: 1 } },
  })
  await record(tx, actor, story, { type: 'story.reopened', itemType: 'story', itemId: storyId, reason }, now)
  return getStoryView(tx, storyId)
}
