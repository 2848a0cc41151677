import { getContributorView } from '#lib/contributors/record'
import type { NameContributor } from '#lib/contributors/schema'
import { listSessions } from '#lib/contributors/sessions'
import type { PersonView } from '#lib/contributors/views'
import { type Actor, authorize } from '#lib/permissions'
import type { Tx } from '#lib/platform/db'
import { AppError } from '#lib/platform/errors'
import { textOf } from '#lib/richtext/text'
import { StoryTexts } from '#lib/stories/schema'
import { clockOf, shownToDesk, toUpdateViews } from '#lib/updates/queries'

/** What somebody did before is in the audit log. */
const MOST_LATELY = 20
/** As many as are handed on at once. */
const MOST_UNPUBLISHED = 200
/** Enough to know it by. */
const MOST_LETTERS = 160

/** One person's account, with all that is decided about there: an admin's page. */
export async function getPerson(tx: Tx, actor: Actor, { contributorId }: NameContributor): Promise<PersonView> {
  authorize(actor, 'contributor:list')
  const there = await tx.contributor.findUnique({ where: { id: contributorId }, select: { id: true } })
  if (!there) throw new AppError('not_found', 'That contributor does not exist.')
  return {
    contributor: await getContributorView(tx, contributorId),
    sessions: await listSessions(tx, contributorId, await clockOf(tx)),
    unpublished: await listUnpublished(tx, contributorId),
    writing: await listWriting(tx, contributorId),
    lately: await listLately(tx, contributorId),
  }
}

async function listUnpublished(tx: Tx, createdById: string): Promise<PersonView['unpublished']> {
  const rows = await tx.liveUpdate.findMany({
    where: { createdById, publishedAt: null, droppedAt: null },
    include: { ...shownToDesk, story: { select: named } },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_UNPUBLISHED,
  })
  const stories = new Map(rows.map(({ id, story }) => [id, toNamed(story)]))
  return (await toUpdateViews(tx, rows)).flatMap(({ id, state, headline, body, createdAt }) => {
    const story = stories.get(id)
    const words = `${headline ?? ''} ${textOf(body)}`.trim().slice(0, MOST_LETTERS)
    return story ? [{ id, story, state, words, at: createdAt }] : []
  })
}

/** A draft is its writer's alone: that there is one is all that is told. */
async function listWriting(tx: Tx, contributorId: string): Promise<PersonView['writing']> {
  const rows = await tx.draft.findMany({
    where: { contributorId },
    select: { itemId: true, itemType: true, updatedAt: true, story: { select: named } },
    orderBy: { updatedAt: 'desc' },
    take: MOST_UNPUBLISHED,
  })
  return rows.map(({ itemId, itemType, updatedAt, story }) => ({
    itemId,
    itemType,
    story: toNamed(story),
    at: updatedAt.toISOString(),
  }))
}

async function listLately(tx: Tx, actorId: string): Promise<PersonView['lately']> {
  const rows = await tx.auditEntry.findMany({
    where: { actorId },
    select: { id: true, at: true, action: true, storyId: true },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: MOST_LATELY,
  })
  const ids = rows.flatMap(({ storyId }) => storyId ?? [])
  const stories = await tx.story.findMany({ where: { id: { in: ids } }, select: named })
  const byId = new Map(stories.map((story) => [story.id, toNamed(story)]))
  return rows.map(({ id, at, action, storyId }) => ({
    id,
    at: at.toISOString(),
    action,
    story: byId.get(storyId ?? '') ?? null,
  }))
}

const named = { id: true, currentRevision: { select: { content: true } } } as const

const toNamed = ({ id, currentRevision }: { id: string; currentRevision: { content: unknown } }) => ({
  id,
  headline: StoryTexts.parse(currentRevision.content).headline,
})
