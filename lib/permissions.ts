import { AppError } from '#lib/platform/errors'

/** Who is asking: a contributor of the newsroom, locked for the length of the command. */
export interface Actor {
  id: string
  name: string
  role: 'reporter' | 'editor' | 'admin'
}

interface StoryState {
  publishedAt: Date | null
  endedAt: Date | null
  /** Reporters who may publish their own updates here. */
  publishers?: readonly { contributorId: string }[]
  /** The story that took it in, where it was a duplicate. */
  foldedIntoId?: string | null
}

interface UpdateState {
  createdById: string
  publishedAt: Date | null
  submittedAt?: Date | null
  heldAt?: Date | null
  goingOutAt?: Date | null
  scheduledAt?: Date | null
  /** As whom it will be released. */
  publishById?: string | null
}

/** An update that readers may have seen. */
interface PublicState {
  publishedAt: Date | null
  retractedAt: Date | null
  pinnedAt: Date | null
  /** When it was moved to another story. */
  movedAt?: Date | null
}

/** An update, published or not, that may be a key moment. */
interface KeyState {
  retractedAt: Date | null
  keyAt: Date | null
  movedAt?: Date | null
}

interface ConfidenceState {
  writtenById: string
}

interface ImageState {
  uploadedById: string
  /** Whether readers see it now. */
  isPublished: boolean
}

interface Person {
  id: string
  role: Actor['role']
  disabledAt: Date | null
}

const isDesk = (who: Actor) => who.role !== 'reporter'
const isAdmin = (who: Actor) => who.role === 'admin'
const isOpen = (story: StoryState) => story.endedAt === null
const isRunning = (story: StoryState) => story.publishedAt !== null && isOpen(story)
const isFolded = (story: StoryState) => Boolean(story.foldedIntoId)
const stands = (update: PublicState) => update.publishedAt !== null && update.retractedAt === null && !update.movedAt
const mayWrite = (who: Actor, update: UpdateState) => isDesk(who) || update.createdById === who.id
const isPublisher = (who: Actor, story: StoryState) =>
  story.publishers?.some(({ contributorId }) => contributorId === who.id) === true
/** An editor anything; a reporter whom the story gives the right, what they wrote themselves. */
const mayPublish = (who: Actor, update: UpdateState, story: StoryState) =>
  isDesk(who) || (isPublisher(who, story) && update.createdById === who.id)
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
  mayWrite(who, update) && isAtRest(update) && isOpen(story) && (!isScheduled(update) || mayPublish(who, update, story))
const askedFor = (who: Actor, update: UpdateState) => isDesk(who) || update.publishById === who.id

/** What each permission is decided on, besides who asks. */
interface Subjects {
  'desk:read': []
  'story:create': []
  'story:edit': []
  'story:publish': [story: StoryState]
  'story:end': [story: StoryState]
  'story:reopen': [story: StoryState]
  'story:give-publishing': []
  'review:read': []
  'story:fold': [story: StoryState, into: StoryState]
  'story:continue': [story: StoryState]
  'update:write': [story: StoryState]
  'update:edit': [update: UpdateState, story: StoryState]
  'update:submit': [update: UpdateState, story: StoryState]
  'update:drop': [update: UpdateState]
  'update:publish': [update: UpdateState, story: StoryState]
  'update:release': [update: UpdateState, story: StoryState]
  'update:undo': [update: UpdateState]
  'update:schedule': [update: UpdateState, story: StoryState]
  'update:unschedule': [update: UpdateState]
  'update:hold': [update: UpdateState, story: StoryState]
  'update:unhold': [update: UpdateState]
  'update:embargo': [update: UpdateState, story: StoryState]
  'update:break-embargo': []
  'update:send-back': [update: UpdateState]
  'update:amend': [update: PublicState]
  'update:retract': [update: PublicState]
  'update:pin': [update: PublicState]
  'update:unpin': [update: PublicState]
  'update:move': [update: UpdateState & PublicState, to: StoryState]
  'update:file-pinned': []
  'update:key': [update: KeyState]
  'update:unkey': [update: KeyState]
  'confidence:write': [update: UpdateState]
  'confidence:read': [confidence: ConfidenceState]
  'box:edit': []
  'brief:edit': []
  'section:edit': []
  'image:add': [story: StoryState]
  'image:change': [image: ImageState]
  'front:edit': []
  'contributor:list': []
  'contributor:invite': []
  'contributor:change-role': [whom: Person]
  'contributor:disable': [whom: Person]
  'contributor:enable': [whom: Person]
}

export type Permission = keyof Subjects

/** The rulebook: who may do what, decided on rows as they are now. */
const rules: { [P in Permission]: (who: Actor, ...subjects: Subjects[P]) => boolean } = {
  'desk:read': () => true,
  'story:create': isDesk,
  'story:edit': isDesk,
  'story:publish': (who, story) => isDesk(who) && story.publishedAt === null,
  'story:end': (who, story) => isDesk(who) && isRunning(story),
  'story:reopen': (who, story) => isDesk(who) && !isOpen(story) && !isFolded(story),
  'story:fold': (who, story, into) => isDesk(who) && story.publishedAt !== null && !isFolded(story) && isRunning(into),
  'story:continue': (who, story) => isDesk(who) && isRunning(story),
  'story:give-publishing': isDesk,
  'review:read': isDesk,
  'update:write': (_who, story) => isOpen(story),
  'update:edit': mayChange,
  'update:submit': (who, update, story) =>
    mayWrite(who, update) && isAtRest(update) && isOpen(story) && !isInQueue(update) && !isScheduled(update),
  'update:drop': (who, update) => mayWrite(who, update) && isAtRest(update) && !isParked(update),
  'update:publish': (who, update, story) => mayPublish(who, update, story) && isAtRest(update) && isRunning(story),
  // Asked once more when its time has come: whoever asked may have lost the right, and the story may have ended.
  'update:release': (who, update, story) =>
    mayPublish(who, update, story) && update.publishedAt === null && isRunning(story),
  'update:undo': (who, update) => isGoingOut(update) && askedFor(who, update),
  'update:schedule': (who, update, story) => mayPublish(who, update, story) && isAtRest(update) && isRunning(story),
  'update:unschedule': (who, update) => isScheduled(update) && askedFor(who, update),
  'update:hold': (who, update, story) => mayChange(who, update, story) && !isHeld(update),
  'update:unhold': (who, update) => mayWrite(who, update) && isHeld(update) && isAtRest(update),
  'update:embargo': mayChange,
  'update:break-embargo': isDesk,
  'update:send-back': (who, update) => isDesk(who) && isInQueue(update),
  // A wrong fact must be put right after the end of coverage too.
  'update:amend': (who, update) => isDesk(who) && stands(update),
  'update:retract': (who, update) => isDesk(who) && stands(update),
  'update:pin': (who, update) => isDesk(who) && stands(update) && update.pinnedAt === null,
  'update:unpin': (who, update) => isDesk(who) && update.pinnedAt !== null,
  // What nobody has seen goes wherever its writer may write, unless it is going out; what readers saw goes on before readers.
  'update:move': (who, update, to) =>
    update.publishedAt === null ? mayChange(who, update, to) : isDesk(who) && stands(update) && isRunning(to),
  'update:file-pinned': isDesk,
  'update:key': (who, update) => isDesk(who) && update.retractedAt === null && !update.movedAt && update.keyAt === null,
  'update:unkey': (who, update) => isDesk(who) && update.keyAt !== null,
  'confidence:write': mayWrite,
  'confidence:read': (who, confidence) => isDesk(who) || confidence.writtenById === who.id,
  'box:edit': isDesk,
  'brief:edit': isDesk,
  'section:edit': isDesk,
  // An editor may need one for a correction after the end of coverage.
  'image:add': (who, story) => isDesk(who) || isOpen(story),
  'image:change': (who, image) => isDesk(who) || (image.uploadedById === who.id && !image.isPublished),
  'front:edit': isDesk,
  'contributor:list': isAdmin,
  'contributor:invite': isAdmin,
  'contributor:change-role': (who, whom) => isAdmin(who) && whom.id !== who.id,
  'contributor:disable': (who, whom) => isAdmin(who) && whom.id !== who.id && whom.disabledAt === null,
  'contributor:enable': (who, whom) => isAdmin(who) && whom.disabledAt !== null,
}

export const PERMISSIONS: readonly string[] = Object.keys(rules)

/** For the interface: whether a button is worth showing. The command decides again, on locked rows. */
export function can<P extends Permission>(who: Actor, permission: P, ...subjects: Subjects[P]): boolean {
  return rules[permission](who, ...subjects)
}

const REFUSALS: Partial<Record<Permission, string>> = {
  'update:write': 'Coverage of this story has ended; reopen it to add updates.',
  'update:publish':
    'You may not publish this update now: it needs an editor, and a story that is published and running.',
  'update:edit':
    'This update cannot be edited here any more: it is published, its story has ended, or it is a colleague’s.',
  'update:submit':
    'This update cannot be submitted: it waits for an editor already, its story has ended, or it is a colleague’s.',
  'update:undo': 'There is nothing to undo here: it is not going out, or a colleague published it.',
  'update:schedule': 'You may not schedule this update: it needs an editor, and a story that is published and running.',
  'update:unschedule': 'This update is not scheduled any more, or a colleague scheduled it.',
  'update:hold':
    'This update cannot be held: it is held or published already, its story has ended, or it is a colleague’s.',
  'update:unhold': 'This update is not held any more, or it is a colleague’s.',
  'update:embargo':
    'This update cannot be embargoed: it is published already, its story has ended, or it is a colleague’s.',
  'update:break-embargo': 'Only an editor can lift or shorten an embargo, with a reason.',
  'update:send-back': 'Only an editor can send an update back, and only one that waits in the queue.',
  'update:amend':
    'Only an editor can change what readers have seen; what was retracted stays so: publish a new update.',
  'update:drop': 'Only a draft can be dropped, by whoever wrote it or an editor; retract what readers have seen.',
  'update:retract':
    'Only an editor can retract an update, and only one that readers see and that was not retracted yet.',
  'update:pin': 'Only an editor can pin an update, and only one that readers see; this one may be pinned already.',
  'update:unpin': 'Only an editor can unpin an update, and this one may not be pinned any more.',
  'update:file-pinned': 'Only an editor can pin an update; take the pin off and submit it without.',
  'review:read': 'The review queue is the editors’. What you submitted stands in its story’s room.',
  'image:add': 'Coverage of this story has ended; ask an editor to reopen it.',
  'image:change': 'Only an editor can change the words of an image that is published or a colleague’s.',
  'update:key':
    'Only an editor can make an update a key moment, and only one that was not retracted; it may be one already.',
  'update:unkey': 'Only an editor can do this, and this update may not be a key moment any more.',
  'box:edit': 'Only an editor keeps the box What we know; tell whoever has the desk what you know.',
  'confidence:write': 'Only whoever wrote an update, or an editor, keeps something in confidence with it.',
  'brief:edit': 'Only an editor takes over the desk and keeps its brief.',
  'story:publish': 'This story is published already, or publishing it needs an editor.',
  'story:reopen': 'Only an editor can reopen a story, and only one that has ended and was not folded into another.',
  'story:fold': 'Only an editor can fold a published story, and only into one that is running; choose that one.',
  'story:continue': 'Only an editor can continue a story in a new one, and only while it is running.',
  'update:move':
    'An update goes only into a story that is open, by its writer or an editor; what was retracted or moved stays where it is.',
  'front:edit': 'Only an editor arranges the front and the breaking line; ask one.',
  'story:end': 'Only an editor can end a story, and only one that is running.',
  'story:give-publishing': 'Only an editor can give a reporter the right to publish.',
  'contributor:list': 'Only an admin sees everybody’s accounts.',
  'contributor:invite': 'Only an admin can invite people.',
  'contributor:change-role': 'Only an admin can change a role, and nobody can change their own: ask another admin.',
  'contributor:disable': 'Only an admin can disable an account, and nobody can disable their own.',
  'contributor:enable': 'Only an admin can enable an account, and only one that is disabled.',
}

const CHANGES = /^update:(edit|submit|publish|schedule|hold|unhold|embargo|send-back)$/

/** Where the state of an update is the reason, the words name the way out of it. */
function stateRefusal(permission: Permission, [update]: readonly unknown[]): string | null {
  if (!CHANGES.test(permission) || typeof update !== 'object' || update === null) return null
  if (Reflect.get(update, 'publishedAt')) return 'Readers see this update already: correct or retract it instead.'
  if (Reflect.get(update, 'goingOutAt')) return 'This update is going out; undo that first.'
  if (Reflect.get(update, 'scheduledAt') && /submit|send-back/.test(permission)) {
    return 'This update is scheduled; cancel that first.'
  }
  return null
}

/** For commands: throws `forbidden` in words somebody can act on. */
export function authorize<P extends Permission>(who: Actor, permission: P, ...subjects: Subjects[P]): void {
  if (can(who, permission, ...subjects)) return
  const said = stateRefusal(permission, subjects) ?? REFUSALS[permission]
  throw new AppError('forbidden', said ?? 'You may not do this; ask an editor or an admin.', { permission })
}
