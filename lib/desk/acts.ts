import { type Actor, can } from '#lib/permissions'
import type { StoryView } from '#lib/stories/views'
import type { UpdateView } from '#lib/updates/views'

type StoryTimes = Pick<StoryView, 'id' | 'topicSlug' | 'publishedAt' | 'endedAt' | 'publishers' | 'pulledAt'>
type UpdateFacts = Pick<
  UpdateView,
  | 'state'
  | 'createdBy'
  | 'publishedAt'
  | 'retractedAt'
  | 'pinnedAt'
  | 'heldAt'
  | 'publishBy'
  | 'keyAt'
  | 'movedAt'
  | 'secondEyes'
  | 'pulledAt'
  | 'withheldAt'
>

/** What somebody may do to an update. Each has its words and its key; the key acts on the focused row alone. */
export const ACTS = {
  edit: { words: 'Edit', key: 'e' },
  amend: { words: 'Edit', key: 'e' },
  approve: { words: 'Approve', key: 'a' },
  publish: { words: 'Publish', key: 'Enter' },
  release: { words: 'Release', key: 'Enter' },
  undo: { words: 'Undo', key: 'u' },
  sendBack: { words: 'Send back …', key: 'b' },
  later: { words: 'Later …', key: 'l' },
  submit: { words: 'Submit', key: 'Enter' },
  pin: { words: 'Pin', key: 'p' },
  unpin: { words: 'Unpin', key: 'p' },
  key: { words: 'Make key', key: 'k' },
  unkey: { words: 'Not key', key: 'k' },
  retract: { words: 'Retract …', key: 'r' },
  withhold: { words: 'Withhold the words …', key: 'w' },
  unwithhold: { words: 'Show the words again …', key: 'w' },
  pull: { words: 'Take down …', key: 't' },
  putBack: { words: 'Put back …', key: 't' },
  move: { words: 'Move …', key: 'm' },
  preview: { words: 'Preview', key: 'v' },
  pass: { words: 'Looks right', key: 's' },
  alone: { words: 'Let it out alone …', key: 's' },
  check: { words: 'Second-checked', key: 'c' },
  confide: { words: 'In confidence …', key: 'i' },
} as const
export type Act = keyof typeof ACTS

/** The acts worth showing on a row; the server decides again. */
export function actsOn(actor: Actor, update: UpdateFacts, story: StoryTimes): Act[] {
  const facts = factsOf(update)
  const times = timesOf(story)
  const acts: Act[] = []
  if (can(actor, 'update:undo', facts)) acts.push('undo')
  acts.push(...eyesActs(actor, update))
  if (can(actor, 'update:publish', facts, times)) acts.push(PUBLISHES[update.state] ?? 'publish')
  else if (update.state !== 'submitted' && can(actor, 'update:submit', facts, times) && isWriter(actor, update))
    acts.push('submit')
  if (can(actor, 'update:send-back', facts)) acts.push('sendBack')
  if (can(actor, 'update:edit', facts, times)) acts.push('edit')
  if (mayWait(actor, facts, times)) acts.push('later')
  if (can(actor, 'update:amend', facts)) acts.push('amend')
  if (can(actor, 'update:pin', facts)) acts.push('pin')
  if (can(actor, 'update:unpin', facts)) acts.push('unpin')
  if ((update.publishedAt || !story.endedAt) && can(actor, 'update:key', facts)) acts.push('key')
  if (can(actor, 'update:unkey', facts)) acts.push('unkey')
  if (can(actor, 'update:retract', facts)) acts.push('retract')
  if (can(actor, 'update:withhold', facts)) acts.push('withhold')
  if (can(actor, 'update:unwithhold', facts)) acts.push('unwithhold')
  if (can(actor, 'update:pull', facts)) acts.push('pull')
  if (can(actor, 'update:put-back', facts)) acts.push('putBack')
  // To another story, which is running and covered as this one is.
  if (can(actor, 'update:move', facts, { ...times, publishedAt: new Date(0), endedAt: null })) acts.push('move')
  if (update.publishedAt === null) acts.push('preview')
  if (can(actor, 'confidence:write', facts, story)) acts.push('confide')
  return acts
}

/** What is asked about it, or was let out by one person's word. What was submitted is approved instead. */
function eyesActs(actor: Actor, { secondEyes, state }: UpdateFacts): Act[] {
  if (!secondEyes || state === 'retracted' || state === 'moved') return []
  const { asked, answer, checked } = secondEyes
  const look = {
    askedById: asked?.id ?? null,
    answeredById: answer?.id ?? null,
    checkedAt: dateOf(checked?.at ?? null),
  }
  if (answer)
    return answer.what !== 'passed' && state === 'published' && can(actor, 'second-eyes:check', look) ? ['check'] : []
  if (state === 'submitted' || !can(actor, 'second-eyes:answer', look)) return []
  return [look.askedById === actor.id ? 'alone' : 'pass']
}

/** What publishing is called, where it has another name. */
const PUBLISHES: Partial<Record<UpdateView['state'], Act>> = { submitted: 'approve', held: 'release' }

const isWriter = (actor: Actor, { createdBy }: UpdateFacts) => actor.role === 'reporter' && createdBy.id === actor.id

type Facts = ReturnType<typeof factsOf>

/** Whether there is anything to choose about when it goes out. */
const mayWait = (actor: Actor, facts: Facts, times: ReturnType<typeof timesOf>): boolean =>
  can(actor, 'update:hold', facts, times) ||
  can(actor, 'update:unhold', facts) ||
  can(actor, 'update:unschedule', facts) ||
  can(actor, 'update:embargo', facts, times)

/** An update as the rulebook sees it. That something happened is in its state; when does not matter to a rule. */
export function factsOf(update: UpdateFacts) {
  const { state, createdBy, publishedAt, retractedAt, pinnedAt, heldAt, publishBy, keyAt, movedAt } = update
  const { pulledAt, withheldAt } = update
  const happened = (isSo: boolean) => (isSo ? new Date(0) : null)
  return {
    createdById: createdBy.id,
    publishedAt: dateOf(publishedAt),
    retractedAt: dateOf(retractedAt),
    pinnedAt: dateOf(pinnedAt),
    keyAt: dateOf(keyAt),
    movedAt: dateOf(movedAt ?? null),
    pulledAt: dateOf(pulledAt ?? null),
    withheldAt: dateOf(withheldAt ?? null),
    submittedAt: happened(state === 'submitted'),
    heldAt: dateOf(heldAt ?? null),
    goingOutAt: happened(state === 'goingOut'),
    scheduledAt: happened(state === 'scheduled'),
    publishById: publishBy?.id ?? null,
  }
}

/**
 * What Ctrl+Enter does to a new update: an editor publishes, or prepares what goes out with a story not yet published; so
 * does a reporter where the story gives them the right.
 */
export function sendsAs(actor: Actor, story: StoryTimes): 'publish' | 'submit' | 'prepare' {
  const mine = { createdById: actor.id, publishedAt: null }
  if (actor.role === 'reporter' && !can(actor, 'update:publish', mine, timesOf(story))) return 'submit'
  return story.publishedAt === null ? 'prepare' : 'publish'
}

export const timesOf = ({ id, topicSlug, publishedAt, endedAt, publishers }: StoryTimes) => ({
  id,
  topicSlug,
  publishedAt: dateOf(publishedAt),
  endedAt: dateOf(endedAt),
  publishers: (publishers ?? []).map(({ id }) => ({ contributorId: id })),
})

const dateOf = (iso: string | null): Date | null => (iso === null ? null : new Date(iso))
