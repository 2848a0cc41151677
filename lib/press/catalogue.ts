import { z } from 'zod'
import type { ReaderRoute } from '#lib/press/routes'
import { olderPages } from '#lib/stories/pages'
import { StoryNumbers } from '#lib/stories/surfaces'

/** All that the press must know of the newsroom to judge a path, in one value; also kept on disk for a start without a database. */
export const Census = z.object({
  epoch: z.string(),
  /** `site.revision`. */
  revision: z.number(),
  /** What all pages show of the newsroom (name, language): another value makes every page stale. */
  masthead: z.string(),
  stories: z.array(StoryNumbers),
  /** Every slug a published story ever had. */
  slugs: z.array(z.object({ slug: z.string(), storyId: z.string() })),
})
export type Census = z.infer<typeof Census>

export type Resolved =
  | { found: true /** The least number a page printed now must carry. */; revision: number; storyId: string | null }
  | { found: false; redirect: string | null }

export interface Catalogue {
  readonly census: Census
  /** The topics that have a story, as one string to compare. */
  readonly topics: string
  /** The story, topic or front a path leads to, a redirect for an earlier slug, or nothing. */
  resolve(route: ReaderRoute): Resolved
  story(id: string): StoryNumbers | undefined
}

const NOTHING: Resolved = { found: false, redirect: null }

export function createCatalogue(census: Census): Catalogue {
  const stories = new Map(census.stories.map((story) => [story.id, story]))
  const current = new Map(census.stories.map((story) => [story.slug, story]))
  const earlier = new Map(census.slugs.map(({ slug, storyId }) => [slug, storyId]))
  const topics = new Map(census.stories.map(({ topicSlug, topic }) => [topicSlug, topic]))

  function resolveStory(slug: string, page: number | null): Resolved {
    const story = current.get(slug)
    if (!story) return NOTHING
    if (page !== null && page > olderPages(story.publishedCount)) return NOTHING
    return { found: true, revision: story.revision, storyId: story.id }
  }

  return {
    census,
    topics: JSON.stringify([...topics].sort()),
    story: (id) => stories.get(id),
    resolve(route) {
      if (route.kind === 'front') return { found: true, revision: census.revision, storyId: null }
      if (route.kind === 'topic') {
        return topics.has(route.topic) ? { found: true, revision: census.revision, storyId: null } : NOTHING
      }
      if (current.has(route.slug)) return resolveStory(route.slug, route.page)
      const moved = stories.get(earlier.get(route.slug) ?? '')
      return moved ? { found: false, redirect: route.path.replace(route.slug, moved.slug) } : NOTHING
    },
  }
}

/** The census after some stories changed: theirs replaced, the slugs of others kept. */
export function mergeCensus(before: Census, change: Census): Census {
  const changed = new Set(change.stories.map(({ id }) => id))
  return {
    ...change,
    stories: [...before.stories.filter(({ id }) => !changed.has(id)), ...change.stories],
    slugs: [...before.slugs.filter(({ storyId }) => !changed.has(storyId)), ...change.slugs],
  }
}
