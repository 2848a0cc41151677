import { type Actor, can } from '#lib/permissions'
import type { StoryView } from '#lib/stories/views'
import type { UpdateView } from '#lib/updates/views'

type StoryTimes = Pick<StoryView, 'publishedAt' | 'endedAt'>
type UpdateFacts = Pick<
  UpdateView,
  'state' | 'createdBy' | 'publishedAt' | 'retractedAt' | 'pinnedAt' | 'keyAt' | 'movedAt'
>

/** What somebody may do to an update. Each has its words and its key; the key acts on the focused row alone. */
export const ACTS = {
  edit: { words: 'Edit', key: 'e' },
  amend: { words: 'Edit', key: 'e' },
  approve: { words: 'Approve', key: 'a' },
  publish: { words: 'Publish', key: 'Enter' },
  submit: { words: 'Submit', key: 'Enter' },
  pin: { words: 'Pin', key: 'p' },
  unpin: { words: 'Unpin', key: 'p' },
  key: { words: 'Make key', key: 'k' },
  unkey: { words: 'Not key', key: 'k' },
  retract: { words: 'Retract …', key: 'r' },
  move: { words: 'Move …', key: 'm' },
  preview: { words: 'Preview', key: 'v' },
} as const
export type Act = keyof typeof ACTS

/** The acts worth showing on a row; the server decides again. */
export function actsOn(actor: Actor, update: UpdateFacts, story: StoryTimes): Act[] {
  const facts = {
    createdById: update.createdBy.id,
    publishedAt: dateOf(update.publishedAt),
    retractedAt: dateOf(update.retractedAt),
    pinnedAt: dateOf(update.pinnedAt),
    keyAt: dateOf(update.keyAt),
    movedAt: dateOf(update.movedAt ?? null),
  }
  const times = timesOf(story)
  const mayPublish = can(actor, 'update:publish', facts, times)
  const acts: Act[] = []
  if (mayPublish) acts.push(update.state === 'submitted' ? 'approve' : 'publish')
  if (actor.role === 'reporter' && update.state === 'draft' && can(actor, 'update:submit', facts, times))
    acts.push('submit')
  if (can(actor, 'update:edit', facts, times)) acts.push('edit')
  if (can(actor, 'update:amend', facts)) acts.push('amend')
  if (can(actor, 'update:pin', facts)) acts.push('pin')
  if (can(actor, 'update:unpin', facts)) acts.push('unpin')
  if ((update.publishedAt || !story.endedAt) && can(actor, 'update:key', facts)) acts.push('key')
  if (can(actor, 'update:unkey', facts)) acts.push('unkey')
  if (can(actor, 'update:retract', facts)) acts.push('retract')
  // To another story, of which this row knows only that it is running.
  if (can(actor, 'update:move', facts, { publishedAt: new Date(0), endedAt: null })) acts.push('move')
  if (update.publishedAt === null) acts.push('preview')
  return acts
}

/** What Ctrl+Enter does to a new update: an editor publishes, or prepares what goes out with a story not yet published. */
export function sendsAs(actor: Actor, story: StoryTimes): 'publish' | 'submit' | 'prepare' {
  if (actor.role === 'reporter') return 'submit'
  return story.publishedAt === null ? 'prepare' : 'publish'
}

export const timesOf = ({ publishedAt, endedAt }: StoryTimes) => ({
  publishedAt: dateOf(publishedAt),
  endedAt: dateOf(endedAt),
})

const dateOf = (iso: string | null): Date | null => (iso === null ? null : new Date(iso))
