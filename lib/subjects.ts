import type { TokenRight } from '#lib/rights'

/** Who is asking: a contributor of the newsroom, locked for the length of the command. */
export interface Actor {
  id: string
  name: string
  role: 'reporter' | 'editor' | 'admin'
  /** Where a reporter may write; null: everywhere. Editors and admins may everywhere, whatever stands here. */
  coverage: Coverage | null
  /** A reporter who publishes what they write themselves wherever they may write, also where no story gives them the right. */
  publishes: boolean
  /** The token they ask with, and what it was made for; null or absent for a person at the desk. */
  token?: TokenScope | null
  /** Where the request came from, for the audit log. */
  address?: string | null
}

export interface TokenScope {
  id: string
  rights: readonly TokenRight[]
  /** Null: every story of its owner. */
  storyIds: readonly string[] | null
}

/** A story is covered by its id or by its topic. */
export interface Coverage {
  storyIds: readonly string[]
  /** By their slugs. */
  topics: readonly string[]
}

/** What a story is covered by. */
export interface Covered {
  id: string
  topicSlug: string
}

export interface StoryState extends Covered {
  publishedAt: Date | null
  endedAt: Date | null
  /** Reporters who may publish their own updates here. */
  publishers?: readonly { contributorId: string }[]
  /** The story that took it in, where it was a duplicate. */
  foldedIntoId?: string | null
}

export interface UpdateState {
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
export interface PublicState {
  publishedAt: Date | null
  retractedAt: Date | null
  pinnedAt: Date | null
  /** When it was moved to another story. */
  movedAt?: Date | null
  /** When it was taken down. */
  pulledAt?: Date | null
  /** When its words were withheld. */
  withheldAt?: Date | null
}

/** A story or an image that may be taken down. */
export interface TakenState {
  publishedAt?: Date | null
  foldedIntoId?: string | null
  pulledAt?: Date | null
}

export interface TakeDownState {
  putBackAt: Date | null
  erasureAskedById: string | null
  erasedAt: Date | null
}

/** An update, published or not, that may be a key moment. */
export interface KeyState {
  retractedAt: Date | null
  keyAt: Date | null
  movedAt?: Date | null
  pulledAt?: Date | null
}

export interface ClaimState {
  /** Since when it is in the box. */
  boxedAt: Date | null
}

export interface ConfidenceState {
  writtenById: string
}

/** What two people answer for: who asked for a second pair of eyes, who published without one. */
export interface LookState {
  askedById: string | null
  answeredById?: string | null
  checkedAt?: Date | null
}

export interface ImageState {
  uploadedById: string
  /** Whether readers see it now. */
  isPublished: boolean
}

/** A contributor as readers know them. */
export interface ProfileState {
  contributorId: string
  withheldAt: Date | null
}

export interface Person {
  id: string
  role: Actor['role']
  disabledAt: Date | null
}

export interface OwnedState {
  contributorId: string
}

/** What each permission is decided on, besides who asks. */
export interface Subjects {
  'desk:read': []
  'draft:keep': []
  'publishers:read': []
  'story:create': []
  'story:cover': [story: Covered]
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
  'update:lift-embargo': [update: UpdateState, story: StoryState]
  'update:send-back': [update: UpdateState]
  'update:amend': [update: PublicState]
  'update:retract': [update: PublicState]
  'update:pin': [update: PublicState]
  'update:unpin': [update: PublicState]
  'update:move': [update: UpdateState & PublicState, to: StoryState]
  'update:withhold': [update: PublicState]
  'update:unwithhold': [update: PublicState]
  'update:pull': [update: PublicState]
  'update:put-back': [update: PublicState]
  'story:pull': [story: TakenState]
  'story:put-back': [story: TakenState]
  'image:pull': [image: TakenState]
  'image:put-back': [image: TakenState]
  'taken-down:read': []
  'erasure:ask': [takeDown: TakeDownState]
  'erasure:confirm': [takeDown: TakeDownState]
  'update:file-pinned': []
  'update:key': [update: KeyState]
  'update:unkey': [update: KeyState]
  'second-eyes:answer': [look: LookState]
  'second-eyes:alone': []
  'second-eyes:check': [look: LookState]
  'confidence:write': [update: UpdateState, story: Covered]
  'confidence:read': [confidence: ConfidenceState]
  'box:edit': []
  'claim:make': [story: StoryState]
  'claim:change': [claim: ClaimState, story: StoryState]
  'brief:edit': []
  'section:edit': []
  'image:add': [story: StoryState]
  'image:change': [image: ImageState, story: Covered]
  'front:edit': []
  'profile:list': []
  'profile:read': [profile: ProfileState]
  'profile:edit': [profile: ProfileState]
  'profile:slug': []
  'byline:withhold': [profile: ProfileState]
  'byline:show': [profile: ProfileState]
  'token:make': []
  'token:list-all': []
  'token:revoke': [token: OwnedState]
  'audit:read': []
  'site:set': []
  'contributor:list': []
  'contributor:invite': []
  'contributor:change-rights': [whom: Person]
  'contributor:change-details': []
  'contributor:end-sessions': []
  'contributor:hand-on': [whom: Person, to: Person]
  'contributor:change-role': [whom: Person]
  'contributor:disable': [whom: Person]
  'contributor:enable': [whom: Person]
  'contributor:reset-factors': [whom: Person]
  'site:require-factor': []
}
