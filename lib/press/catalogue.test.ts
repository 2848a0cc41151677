import { describe, expect, test } from 'vitest'
import { type Census, createCatalogue, mergeCensus, type SubjectKey } from '#lib/press/catalogue'
import { findReaderRoute, tidyPath } from '#lib/press/routes'
import { EPOCH, storyNumbers } from '#test/press'

const census: Census = {
  epoch: EPOCH,
  revision: 9,
  masthead: 'The Meridian',
  mastheadRevision: 0,
  frontRevision: 0,
  takenDownRevision: 0,
  bylinesRevision: 0,
  bylines: [],
  stories: [
    storyNumbers({ revision: 7, publishedCount: 25 }),
    storyNumbers({ id: 'story-2', slug: 'bridge', topicSlug: 'city' }),
  ],
  left: {},
  slugs: [
    { slug: 'ankara', storyId: 'story-1' },
    { slug: 'turkey', storyId: 'story-1' },
    { slug: 'bridge', storyId: 'story-2' },
  ],
}

function resolve(path: string, of: Census = census) {
  const route = findReaderRoute(path)
  return route && createCatalogue(of).resolve(route)
}

describe('a path', () => {
  test.each([
    ['/', 9],
    ['/topic/city', 9],
    ['/live/ankara', 7],
    ['/live/ankara/page/1', 7],
    ['/breaking', 0],
  ])('%s leads to a page of at least number %i', (path, revision) => {
    expect(resolve(path)).toMatchObject({ found: true, revision })
  })
  test.each([['/topic/sport'], ['/live/paris'], ['/live/ankara/page/2'], ['/live/bridge/page/1']])(
    '%s leads nowhere',
    (path) => {
      expect(resolve(path)).toEqual({ found: false, redirect: null })
    },
  )
  test.each([
    ['/live/turkey', '/live/ankara'],
    ['/live/turkey/page/1', '/live/ankara/page/1'],
  ])('%s, an earlier slug, leads to %s', (path, redirect) => {
    expect(resolve(path)).toEqual({ found: false, redirect })
  })
  test.each([
    ['/live/Ankara'],
    ['/live/ankara/page/0'],
    ['/live/ankara/page/01'],
    ['/live/ankara/'],
    ['/live/-a'],
    ['/desk'],
    ['/live'],
  ])('%s is no page of the press', (path) => {
    expect(findReaderRoute(path)).toBeNull()
  })
  test('is written small and plain', () => {
    expect(tidyPath('/Live/%61nkara')).toBe('/live/ankara')
  })
})

test('a story that moves takes its slugs with it', () => {
  const moved = storyNumbers({ slug: 'assassination', revision: 8, siteRevision: 10 })
  const slugs = [
    ...census.slugs.filter(({ storyId }) => storyId === 'story-1'),
    { slug: 'assassination', storyId: 'story-1' },
  ]
  const after = mergeCensus(census, { ...census, revision: 10, stories: [moved], slugs })
  expect(resolve('/live/ankara', after)).toEqual({ found: false, redirect: '/live/assassination' })
  expect(resolve('/live/bridge', after)).toMatchObject({ found: true })
})

describe('a story that was folded into another', () => {
  const folded = storyNumbers({
    id: 'story-2',
    slug: 'bridge',
    topicSlug: 'city',
    foldedInto: 'story-1',
    endedAt: 'now',
  })
  const copies = [storyNumbers({ id: 'story-3', slug: 'bridges', foldedInto: 'story-2', endedAt: 'now' })]
  const after: Census = {
    ...census,
    stories: [...census.stories.slice(0, 1), folded, ...copies],
    slugs: [...census.slugs, { slug: 'pont', storyId: 'story-2' }, { slug: 'bridges', storyId: 'story-3' }],
  }

  test.each([
    ['/live/bridge', 'story-2'],
    ['/live/bridge/page/3', 'story-2'],
    ['/live/pont', 'story-2'],
    ['/live/bridges', 'story-3'],
  ])('leads from %s to what took it in, and is still followed', (path, id) => {
    expect(resolve(path, after)).toEqual({ found: false, redirect: '/live/ankara', followed: `story:${id}` })
  })
  test('is in no topic any more, and tells its followers of its end', () => {
    expect(resolve('/topic/city', after)).toMatchObject({ found: false })
    expect(createCatalogue(after).subject('story:story-2')).toMatchObject({ page: '/live/bridge', endedAt: 'now' })
  })
})

describe('what readers follow', () => {
  const subject = (of: Census, key: SubjectKey) => createCatalogue(of).subject(key)

  test('a story by its own number, the front by the site’s, a topic by its last change', () => {
    expect(subject(census, 'story:story-1')).toMatchObject({ page: '/live/ankara', revision: 7, counted: 7 })
    expect(subject(census, 'front')).toMatchObject({ page: '/', revision: 9, counted: 9 })
    expect(subject(census, 'topic:city')).toMatchObject({ page: '/topic/city', revision: 1, counted: 9 })
    expect(subject(census, 'topic:sports')).toBeUndefined()
    expect(subject(census, 'story:story-9')).toBeUndefined()
  })
  test('what somebody writes by the site’s number; withheld, moved or unknown by that name it is no page to follow', () => {
    const ana = { slug: 'ana-kaya', slugs: ['ana', 'ana-kaya'], isWithheld: false }
    const known = { ...census, bylines: [ana] }
    expect(subject(known, 'byline:ana-kaya')).toMatchObject({ page: '/by/ana-kaya', revision: 9, counted: 9 })
    expect(subject(known, 'byline:ana')).toBeUndefined()
    expect(subject({ ...census, bylines: [{ ...ana, isWithheld: true }] }, 'byline:ana-kaya')).toBeUndefined()
  })
  test('a story that leaves a topic changes it too, and its key stays when its slug does not', () => {
    const moved = storyNumbers({ id: 'story-2', slug: 'crossing', topicSlug: 'world', revision: 2, siteRevision: 10 })
    const merged = mergeCensus(census, { ...census, revision: 10, stories: [moved], slugs: [] })
    expect(subject(merged, 'topic:city')).toMatchObject({ revision: 10 })
    expect(subject(merged, 'topic:world')).toMatchObject({ revision: 10 })
    expect(subject(merged, 'story:story-2')).toMatchObject({ page: '/live/crossing', revision: 2 })
    const later = mergeCensus(merged, { ...census, revision: 11, stories: [], slugs: [] })
    expect(subject(later, 'topic:city')).toMatchObject({ revision: 10, counted: 11 })
  })
})
