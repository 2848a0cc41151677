import type { BylineForReader } from '#lib/bylines/shown'
import type { LeadImage } from '#lib/media/schema'
import type { Doc } from '#lib/richtext/schema'
import type { Policies } from '#lib/site/policies'
import type { Source, Verification } from '#lib/sources/schema'

/** What readers are told about the last change of a text; null while it stands as first published. */
export interface Amendment {
  kind: 'typo' | 'development' | 'clarification' | 'correction' | 'retraction'
  /** ISO 8601, UTC. */
  at: string
  /** "What was wrong: ..."; null for a typo. */
  note: string | null
  /** When a typing error was mended since: what readers are told is older than the text. */
  mendedAt?: string
}

/** What every page says of the newspaper. A story page depends on its own story's number alone, so no more than this. */
export interface SiteForReader {
  name: string
  language: string
  epoch: string
  /** `site.revision` at the last change of what every page shows. */
  mastheadRevision: number
  breaking: BreakingForReader | null
  /** Where our policies are, by name. */
  policies: Policies
}

/** The one line above every page. */
export interface BreakingForReader {
  words: string
  href: string | null
  /** ISO 8601: after this it is hidden, whatever the page was printed with. */
  until: string
}

/** Another story, as a page names it. */
export interface NamedStory {
  slug: string
  headline: string
  state: 'live' | 'ended'
  language: string
}

export interface UpdateForReader {
  id: string
  /** Place in the order of first publication, from 1. */
  ordinal: number
  /** `story.revision` of its last reader-visible change. */
  revision: number
  publishedAt: string
  /** When it happened, where the desk gave that. */
  occurredAt: string | null
  headline: string | null
  body: Doc
  /** How sure the desk is: attributed where it is left out. */
  verification?: Verification | undefined
  /** Who says so, as readers may see it. */
  sources?: Source[] | undefined
  bylines: BylineForReader[]
  amendment: Amendment | null
  /** Where it went, and when; its words are there. */
  moved?: { at: string; href: string; headline: string } | null
  /** It was taken down: only its place stands. */
  isRemoved?: boolean
  /** It was retracted, and what we had said is withheld. */
  isWithheld?: boolean
}

export interface SectionForReader {
  id: string
  revision: number
  heading: string
  body: Doc
  amendment: Amendment | null
}

/** Something that left the page, and the story's number when it did. */
export interface Gone {
  id: string
  revision: number
}

/** An update that an editor holds above the timeline, in short. */
export interface PinForReader {
  updateId: string
  /** `story.revision` at the last change of what the pin shows or where it leads. */
  revision: number
  headline: string | null
  /** Its first paragraph. */
  body: Doc
  verification?: Verification | undefined
  publishedAt: string
  /** The older page that it stands on; null while that is the story page. */
  page: number | null
}

/** One row of the box: a statement under What we know, a question under What we don't know yet. */
export interface ClaimForReader {
  id: string
  revision: number
  /** The statement, or while it is open the question alone. */
  text: string
  status: 'attributed' | 'confirmed' | 'unconfirmed' | 'disputed'
  /** When it came to its status; null where that is its first one, and it was never another. */
  since: string | null
  sources: Source[]
  publishedAt: string
  amendment: Amendment | null
}

/** Something that readers were told and that was wrong. */
export interface WrongForReader {
  id: string
  kind: 'correction' | 'retraction'
  at: string
  /** What is so; null where the note alone says it. */
  truth: string | null
  note: string | null
  /** What we had said; null where that is not known. */
  said: string | null
}

/** What the desk holds to be known, what it does not know, and what it got wrong; each in its order. */
export interface BoxForReader {
  /** `story.revision` at its last change; 0 where it never had a row. */
  revision: number
  /** What that change was. */
  change: Amendment['kind'] | 'publication'
  known: ClaimForReader[]
  open: ClaimForReader[]
  wrong: WrongForReader[]
}

/** The updates that an editor made key moments, the newest first. */
export interface MomentsForReader {
  /** `story.revision` at the last change of their list, or of what it shows; 0 where there never was one. */
  revision: number
  moments: {
    updateId: string
    publishedAt: string
    /** Its headline, or its first words. */
    words: string
    /** The older page that it stands on; null while that is the story page. */
    page: number | null
  }[]
}

/** "Correction to 20:42: …": stands among the updates at its own time, and leads to the one that was corrected. */
export interface LineForReader {
  id: string
  /** The ordinal of the update that it stands above. */
  above: number
  /** Its place among the lines above the same one: the higher, the newer. */
  number: number
  /** `story.revision` at the last change of what it says or where it leads. */
  revision: number
  /** ISO 8601: when it came. */
  publishedAt: string
  updateId: string
  /** When that update was published. */
  saidAt: string
  /** The update was taken down. */
  isRemoved: boolean
  /** What was corrected last, or taken back; null where the update was removed, or is in another story now. */
  last: { kind: 'correction' | 'retraction'; at: string; note: string | null } | null
  /** The older page that the update stands on; null while that is the line's own page. */
  page: number | null
}

/** Where and when an update was amended last: for whoever was away for longer than a list of changes goes back. */
export interface AmendedUpdate {
  id: string
  revision: number
  ordinal: number
  kind: Amendment['kind'] | 'move'
  /** The lines that lead to it: they say something else since. */
  lines?: Pick<LineForReader, 'id' | 'above' | 'number'>[]
}

/** What changed in a story after a number, and the page as it stands now. */
export interface StoryChanges {
  after: number
  /** The number lies too far back: whoever holds it reads the page again. */
  isTooOld: boolean
  story: StoryForReader
  /** Newest first, wherever they stand; `page` is null on the story page. */
  updates: { update: UpdateForReader; page: number | null }[]
  lines: { line: LineForReader; page: number | null }[]
  unpinned: Gone[]
}

export interface StorySummary {
  id: string
  /** `site.revision` at its last reader-visible change. */
  siteRevision: number
  slug: string
  state: 'live' | 'ended'
  headline: string
  shortHeadline: string
  standfirst: string
  topic: string
  topicSlug: string
  timeZone: string
  /** Where its times are told from; the time zone's own city where this is empty. */
  place: string
  language: string
  publishedAt: string
  changedAt: string
  /** Stands under its headline, on the front, and where it is shared. */
  leadImage: LeadImage | null
  /** The newest update in words, at most 200 characters; null where the story has none yet. */
  newest: { id: string; publishedAt: string; text: string } | null
}

/** The head of a story: what stands on its first page and on every older one. */
export interface StoryHead extends Omit<StorySummary, 'newest'> {
  site: SiteForReader
  revision: number
  /** The story's number at the last change of its own texts (headline, standfirst, lede ...). */
  textRevision: number
  /** The same at which a byline in it was last withheld or shown again. */
  bylinesRevision: number
  endedAt: string | null
  lede: Doc
  listHeading: string
  /** A source the text was taken from ("CNN"); null where it is our own. */
  credit: string | null
  amendment: Amendment | null
  /** Where an ended story goes on: in a new one, or in the one that took it in. */
  next: (NamedStory & { kind: 'continued' | 'folded' }) | null
}

export interface StoryForReader extends StoryHead {
  /** The newest 10 to 19, newest first. */
  updates: UpdateForReader[]
  /** Those among them, newest first. */
  lines: LineForReader[]
  sections: SectionForReader[]
  /** Sections that stood on the page once; the list of links to them changed at these numbers. */
  removedSections: Gone[]
  /** At most three, the last pinned first. */
  pins: PinForReader[]
  box: BoxForReader
  keyMoments: MomentsForReader
  /** The last amended updates on whatever page, the last first; at most 12. */
  amended: AmendedUpdate[]
  /** The newest of the older pages; null where all updates are on this one. */
  olderPage: number | null
  /** What readers may want to read beside it. */
  related: NamedStory[]
  /** The story's number at the last change of that list. */
  relatedRevision: number
}

export interface OlderPageForReader extends StoryHead {
  /** Counted from the oldest, from 1; its members never change. */
  page: number
  /** Ten, newest first. */
  updates: UpdateForReader[]
  /** Those among them, newest first. */
  lines: LineForReader[]
  /** The page with newer updates; null where that is the story page. */
  newerPage: number | null
  olderPage: number | null
}

export interface FrontForReader {
  site: SiteForReader
  /** `site.revision`. */
  revision: number
  /** Topics that have a published story, for the masthead, by name. */
  topics: { name: string; slug: string }[]
  /** What an editor placed, then live stories, then by last change; at most 30. */
  stories: StorySummary[]
}

export interface TopicForReader extends FrontForReader {
  topic: string
  topicSlug: string
}
