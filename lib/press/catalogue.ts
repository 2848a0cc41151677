import { z } from 'zod'
import { bylinePath } from '#lib/bylines/shown'
import { type FeedFormat, feedPath } from '#lib/feeds/formats'
import { findReaderRoute, type ReaderRoute, type StoryRoute, storyPath, topicPath, updatePath } from '#lib/press/routes'
import { olderPages } from '#lib/stories/pages'
import { StoryNumbers } from '#lib/stories/surfaces'

/** A contributor as the press knows them; whether they have a page at all is asked when somebody wants it. */
const BylineNumbers = z.object({ slug: z.string(), slugs: z.array(z.string()), isWithheld: z.boolean() })

/** All that the press must know of the newsroom to judge a path, in one value; also kept on disk for a start without a database. */
export const Census = z.object({
  epoch: z.string(),
  /** `site.revision`. */
  revision: z.number(),
  /** What all pages show of the newsroom (name, language): another value makes every page stale. */
  masthead: z.string(),
  /** The number at which that last changed: pages that carry a lower one are stale. */
  mastheadRevision: z.number().default(0),
  /** The number at which the front was arranged last. */
  frontRevision: z.number().default(0),
  /** The number when something was last taken from readers: no page about several stories from before is shown. */
  takenDownRevision: z.number().default(0),
  /** The number at which a contributor’s public profile changed last. */
  bylinesRevision: z.number().default(0),
  /** Contributors’ pages, by every slug that each ever had; null in a change where nothing became of them. */
  bylines: z.array(BylineNumbers).nullable().default([]),
  stories: z.array(StoryNumbers),
  /** The number at which a story last left a topic, by the topic's slug. */
  left: z.record(z.string(), z.number()).default({}),
  /** Every slug a published story ever had. */
  slugs: z.array(z.object({ slug: z.string(), storyId: z.string() })),
})
export type Census = z.infer<typeof Census>

export type Resolved =
  | {
      found: true
      /** The least number a page printed now must carry. */
      revision: number
      storyId: string | null
      /** What it is about, for whoever follows it. */
      subject: SubjectKey
    }
  | {
      found: false
      redirect: string | null
      /** It was taken down. */
      isGone?: true
      /** The story that was here until it was folded into another: whoever still follows it is told so. */
      followed?: SubjectKey
    }

/** What readers follow: a story, a topic, what somebody writes, or the front. */
export type SubjectKey = `story:${string}` | `topic:${string}` | `byline:${string}` | 'front'

export interface Subject {
  key: SubjectKey
  /** Its page, whose change lists are printed. */
  page: string
  epoch: string
  /** The number of its last change. */
  revision: number
  /** How far that number's counter has come; above `revision` where another story raised `site.revision`. */
  counted: number
  /** ISO 8601; when its coverage ended, or null. */
  endedAt: string | null
}

export interface Catalogue {
  readonly census: Census
  /** The topics that have a story, as one string to compare. */
  readonly topics: string
  /** The story, topic or front a path leads to, a redirect for an earlier slug, or nothing. */
  resolve(route: ReaderRoute): Resolved
  story(id: string): StoryNumbers | undefined
  subject(key: SubjectKey): Subject | undefined
  /** The least number a page at a path may carry, also where nothing newer can be printed: see decision 14. */
  floor(path: string): number
  /** Every address a story has or had. */
  slugsOf(storyId: string): string[]
}

const NOTHING: Resolved = { found: false, redirect: null }
const GONE: Resolved = { found: false, redirect: null, isGone: true }

export function createCatalogue(census: Census): Catalogue {
  const stories = new Map(census.stories.map((story) => [story.id, story]))
  const own = census.stories.filter(({ foldedInto }) => foldedInto === null)
  const current = new Map(own.map((story) => [story.slug, story]))
  const earlier = new Map(census.slugs.map(({ slug, storyId }) => [slug, storyId]))
  const topics = new Map(own.filter(({ pulledAt }) => !pulledAt).map(({ topicSlug, topic }) => [topicSlug, topic]))
  const topicRevisions = new Map(Object.entries(census.left))
  for (const { topicSlug, siteRevision } of census.stories) {
    topicRevisions.set(topicSlug, Math.max(siteRevision, topicRevisions.get(topicSlug) ?? 0))
  }

  const people = new Map((census.bylines ?? []).flatMap((person) => person.slugs.map((slug) => [slug, person])))

  /** Where a byline is withheld, nobody is told that there was somebody. Whom it does not know, the database may. */
  function resolveByline(slug: string, feed: FeedFormat | null): Resolved {
    const person = people.get(slug)
    if (person?.isWithheld) return NOTHING
    if (person && person.slug !== slug) {
      const now = bylinePath(person.slug)
      return { found: false, redirect: feed ? feedPath(now, feed) : now }
    }
    return { found: true, revision: census.revision, storyId: null, subject: `byline:${slug}` }
  }

  /** Which stories somebody writes in is not known here: whoever follows their page looks at every change, as on the front. */
  function findPerson(key: SubjectKey, slug: string): Subject | undefined {
    const { epoch, revision: counted } = census
    const person = people.get(slug)
    if (person && (person.isWithheld || person.slug !== slug)) return undefined
    return { key, page: bylinePath(slug), epoch, revision: counted, counted, endedAt: null }
  }

  /** The story, or what took it in; a duplicate may have been folded into a duplicate. */
  function findStanding(storyId: string): StoryNumbers | undefined {
    const seen = new Set<string>()
    let story = stories.get(storyId)
    while (story?.foldedInto && !seen.has(story.id)) {
      seen.add(story.id)
      story = stories.get(story.foldedInto)
    }
    return story
  }

  function resolveEarlier(route: StoryRoute): Resolved {
    const known = stories.get(earlier.get(route.slug) ?? '')
    const now = known && findStanding(known.id)
    if (!known || !now) return NOTHING
    if (now === known) return { found: false, redirect: route.path.replace(route.slug, now.slug) }
    if (route.kind === 'update') return { found: false, redirect: updatePath(now.slug, route.updateId) }
    // A page's number means another page there, and so does a number of its own; its feed goes on in that story's.
    const there = storyPath(now.slug)
    const redirect = route.kind === 'story' && route.feed ? feedPath(there, route.feed) : there
    return { found: false, redirect, followed: `story:${known.id}` }
  }

  function resolveStory(route: StoryRoute): Resolved {
    const story = current.get(route.slug)
    if (!story) return resolveEarlier(route)
    if (story.pulledAt) return GONE
    if (route.kind === 'story' && (route.page ?? 0) > olderPages(story.publishedCount)) return NOTHING
    if (route.kind === 'at' && route.revision > story.revision) return NOTHING
    return { found: true, revision: story.revision, storyId: story.id, subject: `story:${story.id}` }
  }

  function findSubject(key: SubjectKey): Subject | undefined {
    const { epoch, revision: counted } = census
    if (key === 'front') return { key, page: '/', epoch, revision: counted, counted, endedAt: null }
    if (key.startsWith('byline:')) return findPerson(key, key.slice('byline:'.length))
    const name = key.slice('story:'.length) // as long as “topic:”
    if (key.startsWith('topic:')) {
      const revision = topicRevisions.get(name)
      return revision === undefined
        ? undefined
        : { key, page: topicPath(name), epoch, revision, counted, endedAt: null }
    }
    const story = stories.get(name)
    // Whoever follows one that was taken down is sent to its page, which says so.
    if (!story || story.pulledAt) return undefined
    const { revision, endedAt } = story
    return { key, page: storyPath(story.slug), epoch, revision, counted: revision, endedAt }
  }

  return {
    census,
    topics: JSON.stringify([...topics].sort()),
    story: (id) => stories.get(id),
    subject: findSubject,
    slugsOf: (id) => census.slugs.filter(({ storyId }) => storyId === id).map(({ slug }) => slug),
    floor(path) {
      const route = findReaderRoute(path)
      if (!route || route.kind === 'breaking') return 0
      if ('slug' in route) return current.get(route.slug)?.takenDownRevision ?? 0
      return census.takenDownRevision
    },
    resolve(route) {
      if (route.kind === 'front' || route.kind === 'site-feed')
        return { found: true, revision: census.revision, storyId: null, subject: 'front' }
      if (route.kind === 'breaking') {
        return { found: true, revision: census.mastheadRevision, storyId: null, subject: 'front' }
      }
      if (route.kind === 'topic') {
        if (!topics.has(route.topic)) return NOTHING
        return { found: true, revision: census.revision, storyId: null, subject: `topic:${route.topic}` }
      }
      if (route.kind === 'byline') return resolveByline(route.person, route.feed)
      if (route.kind === 'corrections') {
        return { found: true, revision: census.revision, storyId: null, subject: 'front' }
      }
      return resolveStory(route)
    },
  }
}

/** The census after some stories changed: theirs replaced, the slugs of others kept. */
export function mergeCensus(before: Census, change: Census): Census {
  const changed = new Set(change.stories.map(({ id }) => id))
  const topics = new Map(change.stories.map(({ id, topicSlug }) => [id, topicSlug]))
  const left = before.stories.filter(({ id, topicSlug }) => (topics.get(id) ?? topicSlug) !== topicSlug)
  return {
    ...change,
    bylines: change.bylines ?? before.bylines,
    left: { ...before.left, ...Object.fromEntries(left.map(({ topicSlug }) => [topicSlug, change.revision])) },
    stories: [...before.stories.filter(({ id }) => !changed.has(id)), ...change.stories],
    slugs: [...before.slugs.filter(({ storyId }) => !changed.has(storyId)), ...change.slugs],
  }
}
