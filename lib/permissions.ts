import { AppError } from '#lib/platform/errors'
import { NOT_COVERED, refusalOf } from '#lib/refusals'
import type { Actor, Covered, ProfileState, PublicState, StoryState, Subjects, UpdateState } from '#lib/subjects'
import { hasRight, isWithinRights, requireRight } from '#lib/token-rights'

export type { Actor } from '#lib/subjects'

const isDesk = (who: Actor) => who.role !== 'reporter'
const isAdmin = (who: Actor) => who.role === 'admin'
/** A reporter whom an admin restricted writes in some stories and topics alone; reads everywhere, as the whole desk does. */
const covers = ({ role, coverage }: Actor, { id, topicSlug }: Covered) =>
  role !== 'reporter' || coverage === null || coverage.storyIds.includes(id) || coverage.topics.includes(topicSlug)
const isOpen = (story: StoryState) => story.endedAt === null
const isRunning = (story: StoryState) => story.publishedAt !== null && isOpen(story)
const isFolded = (story: StoryState) => Boolean(story.foldedIntoId)
const stands = (update: PublicState) =>
  update.publishedAt !== null && update.retractedAt === null && !update.movedAt && !update.pulledAt
const isWriter = (who: Actor, update: UpdateState) => isDesk(who) || update.createdById === who.id
const mayWrite = (who: Actor, update: UpdateState, story: Covered) => isWriter(who, update) && covers(who, story)
const isPublisher = (who: Actor, story: StoryState) =>
  story.publishers?.some(({ contributorId }) => contributorId === who.id) === true
/** An editor anything; a reporter with the right, everywhere or in this story, what they wrote themselves. */
const mayPublish = (who: Actor, update: UpdateState, story: StoryState) =>
  hasRight(who, 'publish') &&
  (isDesk(who) || ((who.publishes || isPublisher(who, story)) && mayWrite(who, update, story)))
const isGoingOut = (update: UpdateState) => update.publishedAt === null && Boolean(update.goingOutAt)
const isScheduled = (update: UpdateState) => update.publishedAt === null && Boolean(update.scheduledAt)
const isHeld = (update: UpdateState) => update.publishedAt === null && Boolean(update.heldAt)
/** It waits for an editor's decision. */
const isInQueue = (update: UpdateState) =>
  update.publishedAt === null && Boolean(update.submittedAt) && !isParked(update) && !isGoingOut(update)
const isParked = (update: UpdateState) => isHeld(update) || isScheduled(update)
/** Nobody has seen it, and it is not on its way to readers either. */
const isAtRest = (update: UpdateState) => update.publishedAt === null && !isGoingOut(update)
/** Whoever changes what is scheduled decides what will be published. */
const mayChange = (who: Actor, update: UpdateState, story: StoryState) =>
  mayWrite(who, update, story) &&
  isAtRest(update) &&
  isOpen(story) &&
  (!isScheduled(update) || mayPublish(who, update, story))
const isOwn = (who: Actor, { contributorId }: ProfileState) => contributorId === who.id
const askedFor = (who: Actor, update: UpdateState) => isDesk(who) || update.publishById === who.id

export type Permission = keyof Subjects

/** The rulebook: who may do what, decided on rows as they are now. */
const rules: { [P in Permission]: (who: Actor, ...subjects: Subjects[P]) => boolean } = {
  'desk:read': () => true,
  'draft:keep': () => true,
  'publishers:read': isDesk,
  'story:create': isDesk,
  'story:cover': covers,
  'story:edit': isDesk,
  'story:publish': (who, story) => isDesk(who) && story.publishedAt === null,
  'story:end': (who, story) => isDesk(who) && isRunning(story),
  'story:reopen': (who, story) => isDesk(who) && !isOpen(story) && !isFolded(story),
  'story:fold': (who, story, into) => isDesk(who) && story.publishedAt !== null && !isFolded(story) && isRunning(into),
  'story:continue': (who, story) => isDesk(who) && isRunning(story),
  'story:give-publishing': isDesk,
  'review:read': isDesk,
  'update:write': (who, story) => isOpen(story) && covers(who, story),
  'update:edit': mayChange,
  'update:submit': (who, update, story) =>
    mayWrite(who, update, story) && isAtRest(update) && isOpen(story) && !isInQueue(update) && !isScheduled(update),
  'update:drop': (who, update) => isWriter(who, update) && isAtRest(update) && !isParked(update),
  'update:publish': (who, update, story) => mayPublish(who, update, story) && isAtRest(update) && isRunning(story),
  // Asked once more when its time has come: whoever asked may have lost the right, and the story may have ended.
  'update:release': (who, update, story) =>
    mayPublish(who, update, story) && update.publishedAt === null && isRunning(story),
  'update:undo': (who, update) => isGoingOut(update) && askedFor(who, update),
  'update:schedule': (who, update, story) => mayPublish(who, update, story) && isAtRest(update) && isRunning(story),
  'update:unschedule': (who, update) => isScheduled(update) && askedFor(who, update),
  'update:hold': (who, update, story) => mayChange(who, update, story) && !isHeld(update),
  'update:unhold': (who, update) => isWriter(who, update) && isHeld(update) && isAtRest(update),
  'update:embargo': mayChange,
  'update:break-embargo': isDesk,
  // Who may set one may end one that has passed; for one in force, `update:break-embargo` is asked too.
  'update:lift-embargo': mayChange,
  'update:send-back': (who, update) => isDesk(who) && isInQueue(update),
  // A wrong fact must be put right after the end of coverage too.
  'update:amend': (who, update) => isDesk(who) && stands(update),
  'update:retract': (who, update) => isDesk(who) && stands(update),
  'update:pin': (who, update) => isDesk(who) && stands(update) && update.pinnedAt === null,
  'update:unpin': (who, update) => isDesk(who) && update.pinnedAt !== null,
  // What nobody has seen goes wherever its writer may write, unless it is going out; what readers saw goes on before readers.
  'update:move': (who, update, to) =>
    update.publishedAt === null ? mayChange(who, update, to) : isDesk(who) && stands(update) && isRunning(to),
  // Also after the end of coverage, and in a story that was taken down itself.
  'update:withhold': (who, update) =>
    isDesk(who) && update.retractedAt !== null && !update.withheldAt && !update.pulledAt,
  'update:unwithhold': (who, update) => isDesk(who) && Boolean(update.withheldAt) && !update.pulledAt,
  'update:pull': (who, update) => isDesk(who) && update.publishedAt !== null && !update.pulledAt,
  'update:put-back': (who, update) => isDesk(who) && Boolean(update.pulledAt),
  'story:pull': (who, story) => isDesk(who) && Boolean(story.publishedAt) && !story.foldedIntoId && !story.pulledAt,
  'story:put-back': (who, story) => isDesk(who) && Boolean(story.pulledAt),
  'image:pull': (who, image) => isDesk(who) && !image.pulledAt,
  'image:put-back': (who, image) => isDesk(who) && Boolean(image.pulledAt),
  'taken-down:read': isDesk,
  'erasure:ask': (who, { putBackAt, erasureAskedById, erasedAt }) =>
    isAdmin(who) && !putBackAt && !erasureAskedById && !erasedAt,
  // Two people: nobody confirms what they asked for themselves.
  'erasure:confirm': (who, { putBackAt, erasureAskedById, erasedAt }) =>
    isDesk(who) && erasureAskedById !== null && erasureAskedById !== who.id && !putBackAt && !erasedAt,
  'update:file-pinned': isDesk,
  'update:key': (who, update) =>
    isDesk(who) && update.retractedAt === null && !update.movedAt && !update.pulledAt && update.keyAt === null,
  'update:unkey': (who, update) => isDesk(who) && update.keyAt !== null,
  'second-eyes:answer': (who, look) => isDesk(who) || look.askedById === who.id,
  'second-eyes:alone': isDesk,
  // Two people, whoever they are: nobody is their own second pair of eyes, an admin neither.
  'second-eyes:check': (who, look) =>
    isDesk(who) && Boolean(look.answeredById) && look.answeredById !== who.id && !look.checkedAt,
  'confidence:write': mayWrite,
  'confidence:read': (who, confidence) => isDesk(who) || confidence.writtenById === who.id,
  'box:edit': isDesk,
  'claim:make': (who, story) => isDesk(who) || (isOpen(story) && covers(who, story)),
  // Until an editor puts it in the box it is the desk's, and whoever covers the story may know better.
  'claim:change': (who, claim, story) =>
    claim.boxedAt === null
      ? isDesk(who) || (isOpen(story) && covers(who, story))
      : isDesk(who) && hasRight(who, 'publish'),
  'brief:edit': isDesk,
  'section:edit': isDesk,
  // An editor may need one for a correction after the end of coverage.
  'image:add': (who, story) => isDesk(who) || (isOpen(story) && covers(who, story)),
  'image:change': (who, image, story) =>
    isDesk(who) || (image.uploadedById === who.id && !image.isPublished && covers(who, story)),
  'front:edit': isDesk,
  'profile:list': isDesk,
  'profile:read': (who, profile) => isDesk(who) || isOwn(who, profile),
  'profile:edit': (who, profile) => isAdmin(who) || isOwn(who, profile),
  'profile:slug': isAdmin,
  // Danger does not wait for an admin, and nobody knows of it sooner than whoever is in it. Showing it again can wait.
  'byline:withhold': (who, profile) => (isDesk(who) || isOwn(who, profile)) && profile.withheldAt === null,
  'byline:show': (who, profile) => isAdmin(who) && profile.withheldAt !== null,
  'token:make': () => true,
  'token:list-all': isAdmin,
  'token:revoke': (who, token) => isAdmin(who) || token.contributorId === who.id,
  'audit:read': isAdmin,
  'site:set': isAdmin,
  'contributor:list': isAdmin,
  'contributor:invite': isAdmin,
  // Where they may write, and whether they publish: of oneself it would raise one's own role by another name.
  'contributor:change-rights': (who, whom) => isAdmin(who) && whom.id !== who.id,
  'contributor:change-details': isAdmin,
  'contributor:end-sessions': isAdmin,
  'contributor:hand-on': (who, whom, to) => isAdmin(who) && whom.id !== to.id && to.disabledAt === null,
  'contributor:change-role': (who, whom) => isAdmin(who) && whom.id !== who.id,
  'contributor:disable': (who, whom) => isAdmin(who) && whom.id !== who.id && whom.disabledAt === null,
  'contributor:reset-factors': (who, whom) => isAdmin(who) && whom.id !== who.id,
  'site:require-factor': isAdmin,
  'contributor:enable': (who, whom) => isAdmin(who) && whom.disabledAt !== null,
}

export const PERMISSIONS: readonly string[] = Object.keys(rules)

/** For the interface: whether a button is worth showing. The command decides again, on locked rows. */
export function can<P extends Permission>(who: Actor, permission: P, ...subjects: Subjects[P]): boolean {
  return isWithinRights(who, permission) && rules[permission](who, ...subjects)
}

/** For commands: throws `forbidden` in words somebody can act on. */
export function authorize<P extends Permission>(who: Actor, permission: P, ...subjects: Subjects[P]): void {
  requireRight(who, permission)
  if (can(who, permission, ...subjects)) return
  // Where they may write decided it alone: nothing that the other words advise would help.
  const isElsewhere = can({ ...who, coverage: null }, permission, ...subjects)
  throw new AppError('forbidden', isElsewhere ? NOT_COVERED : refusalOf(permission, subjects), { permission })
}
