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
}

interface UpdateState {
  createdById: string
  publishedAt: Date | null
}

/** An update that readers may have seen. */
interface PublicState {
  publishedAt: Date | null
  retractedAt: Date | null
  pinnedAt: Date | null
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
const stands = (update: PublicState) => update.publishedAt !== null && update.retractedAt === null
const mayWrite = (who: Actor, update: UpdateState) => isDesk(who) || update.createdById === who.id

/** What each permission is decided on, besides who asks. */
interface Subjects {
  'desk:read': []
  'story:create': []
  'story:edit': []
  'story:publish': [story: StoryState]
  'story:end': [story: StoryState]
  'story:reopen': [story: StoryState]
  'update:write': [story: StoryState]
  'update:edit': [update: UpdateState, story: StoryState]
  'update:submit': [update: UpdateState, story: StoryState]
  'update:drop': [update: UpdateState]
  'update:publish': [update: UpdateState, story: StoryState]
  'update:amend': [update: PublicState]
  'update:retract': [update: PublicState]
  'update:pin': [update: PublicState]
  'update:unpin': [update: PublicState]
  'update:file-pinned': []
  'section:edit': []
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
  'story:reopen': (who, story) => isDesk(who) && !isOpen(story),
  'update:write': (_who, story) => isOpen(story),
  'update:edit': (who, update, story) => mayWrite(who, update) && update.publishedAt === null && isOpen(story),
  'update:submit': (who, update, story) => mayWrite(who, update) && update.publishedAt === null && isOpen(story),
  'update:drop': (who, update) => mayWrite(who, update) && update.publishedAt === null,
  'update:publish': (who, update, story) => isDesk(who) && update.publishedAt === null && isRunning(story),
  // A wrong fact must be put right after the end of coverage too.
  'update:amend': (who, update) => isDesk(who) && stands(update),
  'update:retract': (who, update) => isDesk(who) && stands(update),
  'update:pin': (who, update) => isDesk(who) && stands(update) && update.pinnedAt === null,
  'update:unpin': (who, update) => isDesk(who) && update.pinnedAt !== null,
  'update:file-pinned': isDesk,
  'section:edit': isDesk,
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
  'update:amend':
    'Only an editor can change what readers have seen; what was retracted stays so: publish a new update.',
  'update:drop': 'Only a draft can be dropped, by whoever wrote it or an editor; retract what readers have seen.',
  'update:retract':
    'Only an editor can retract an update, and only one that readers see and that was not retracted yet.',
  'update:pin': 'Only an editor can pin an update, and only one that readers see; this one may be pinned already.',
  'update:unpin': 'Only an editor can unpin an update, and this one may not be pinned any more.',
  'update:file-pinned': 'Only an editor can pin an update; take the pin off and submit it without.',
  'story:publish': 'This story is published already, or publishing it needs an editor.',
  'story:end': 'Only an editor can end a story, and only one that is running.',
  'contributor:list': 'Only an admin sees everybody’s accounts.',
  'contributor:invite': 'Only an admin can invite people.',
  'contributor:change-role': 'Only an admin can change a role, and nobody can change their own: ask another admin.',
  'contributor:disable': 'Only an admin can disable an account, and nobody can disable their own.',
  'contributor:enable': 'Only an admin can enable an account, and only one that is disabled.',
}

/** For commands: throws `forbidden` in words somebody can act on. */
export function authorize<P extends Permission>(who: Actor, permission: P, ...subjects: Subjects[P]): void {
  if (can(who, permission, ...subjects)) return
  throw new AppError('forbidden', REFUSALS[permission] ?? 'You may not do this; ask an editor or an admin.', {
    permission,
  })
}
