import { describe, expect, test } from 'vitest'
import { feedPaths } from '#lib/feeds/formats'
import {
  isNamedAnew,
  pagesOfStory,
  type StoryChange,
  surfacesOf,
  surfacesOfRecord,
  surfacesOfSite,
} from '#lib/stories/surfaces'
import { storyNumbers } from '#test/press'

const change = (revision: number, fields: Partial<StoryChange> = {}): StoryChange => ({
  storyId: 'story-1',
  revision,
  itemType: 'update',
  ordinal: null,
  ...fields,
})
const before = storyNumbers({ revision: 40, publishedCount: 35 }) // older pages 1 and 2; 21 to 35 on the story page
const FEEDS = [...feedPaths('/live/ankara'), ...feedPaths('')]
const pagesOf = (paths: string[]) => paths.filter((path) => path.includes('/page/'))

describe('what a change touches', () => {
  test('a new update: the story page, the front, the topic, the feeds', () => {
    const after = { ...before, revision: 41, publishedCount: 36 }
    expect(surfacesOf(before, after, [change(41, { ordinal: 36 })])).toEqual({
      story: '/live/ankara',
      others: ['/', '/topic/world', ...FEEDS],
    })
  })
  test('an update on an older page: that page too', () => {
    const { others } = surfacesOf(before, { ...before, revision: 41 }, [change(41, { ordinal: 11 })])
    expect(pagesOf(others)).toEqual(['/live/ankara/page/2'])
  })
  test('an update that a correction’s line leads to: the page of the line too', () => {
    const { others } = surfacesOf(before, { ...before, revision: 41 }, [change(41, { ordinal: 3, lines: [14, 34] })])
    expect(pagesOf(others)).toEqual(['/live/ankara/page/1', '/live/ankara/page/2'])
  })
  test('the update that fills a page: the new page, and its neighbour, which links to it', () => {
    const full = { ...before, publishedCount: 39 }
    const { others } = surfacesOf(full, { ...full, revision: 41, publishedCount: 40 }, [change(41, { ordinal: 40 })])
    expect(pagesOf(others)).toEqual(['/live/ankara/page/2', '/live/ankara/page/3'])
  })
  test('a section: only the first page has them', () => {
    const { others } = surfacesOf(before, { ...before, revision: 41 }, [change(41, { itemType: 'section' })])
    expect(pagesOf(others)).toEqual([])
  })
  test('the story’s own texts and states: all pages', () => {
    const { others } = surfacesOf(before, { ...before, revision: 41 }, [change(41, { itemType: 'story' })])
    expect(pagesOf(others)).toEqual(['/live/ankara/page/1', '/live/ankara/page/2'])
  })
  test('a change that nobody can tell: all pages', () => {
    const { others } = surfacesOf(before, { ...before, revision: 42 }, [change(42, { ordinal: 35 })])
    expect(pagesOf(others)).toHaveLength(2)
  })
  test('another slug: all pages', () => {
    const { others } = surfacesOf(before, { ...before, slug: 'bridge', revision: 41 }, [change(41)])
    expect(pagesOf(others)).toEqual(['/live/bridge/page/1', '/live/bridge/page/2'])
  })
  test('another topic: both topics', () => {
    const after = { ...before, topicSlug: 'turkey', revision: 41 }
    expect(surfacesOf(before, after, [change(41, { itemType: 'story' })]).others).toEqual(
      expect.arrayContaining(['/topic/world', '/topic/turkey']),
    )
  })
  test('a story nobody knew', () => {
    expect(surfacesOf(null, storyNumbers(), [change(1)])).toEqual({
      story: '/live/ankara',
      others: ['/', '/topic/world', ...FEEDS],
    })
  })
})

describe('what pages that name a story show', () => {
  const later = { ...before, revision: 41 }
  test.each([
    ['another headline, or its end', later, [change(41, { itemType: 'story' })], true],
    ['another address', { ...later, slug: 'bridge' }, [change(41)], true],
    ['an update that goes to an older page', { ...later, publishedCount: 40 }, [change(41, { ordinal: 40 })], true],
    ['nobody can tell', { ...later, revision: 43 }, [change(43)], true],
    ['a new update', { ...later, publishedCount: 36 }, [change(41, { ordinal: 36 })], false],
    ['a correction', later, [change(41, { ordinal: 11 })], false],
  ] as const)('%s', (_what, after, changes, expected) => {
    expect(isNamedAnew(before, after, [...changes])).toBe(expected)
  })
  test('all pages of a story', () => {
    expect(pagesOfStory(before)).toEqual([
      '/live/ankara',
      '/live/ankara/page/1',
      '/live/ankara/page/2',
      ...feedPaths('/live/ankara'),
    ])
  })
})

describe('what a change touches of the record', () => {
  const [own, other] = ['/live/ankara/u/1', '/live/ankara/u/2']
  const always = ['/live/ankara/changes-log', '/live/ankara/at/3']
  const held = ['/', '/live/ankara', '/live/ankara-2/changes-log', own, other, ...always]
  const later = { ...before, revision: 41 }
  test.each([
    ['an update: its own page', later, [change(41, { itemId: '1' })], [own, ...always]],
    ['a section: no update’s', later, [change(41, { itemType: 'section', itemId: '3' })], always],
    ['the story’s texts: all', later, [change(41, { itemType: 'story', itemId: '9' })], [own, other, ...always]],
    [
      'a new older page, where some stand now: all',
      { ...later, publishedCount: 40 },
      [change(41)],
      [own, other, ...always],
    ],
    ['nobody can tell: all', { ...later, revision: 44 }, [change(41)], [own, other, ...always]],
  ] as const)('%s', (_what, after, changes, expected) => {
    expect(surfacesOfRecord(before, after, [...changes], held)).toEqual(expected)
  })
})

describe('what the newsroom itself changes', () => {
  const facts = { masthead: 'The Meridian', topics: '[]', frontRevision: 3, bylinesRevision: 2 }
  const held = ['/', '/breaking', '/live/ankara', '/topic/world', '/by/ana-kaya', '/error-pages/404']
  test('nothing', () => expect(surfacesOfSite(facts, facts, held)).toEqual([]))
  test('the line or the name: every page', () => {
    expect(surfacesOfSite(facts, { ...facts, masthead: 'With a line' }, held)).toEqual(held)
  })
  test('the order of the front: the front', () => {
    expect(surfacesOfSite(facts, { ...facts, frontRevision: 4 }, held)).toEqual(['/'])
  })
  test('somebody’s profile: the contributors’ pages', () => {
    expect(surfacesOfSite(facts, { ...facts, bylinesRevision: 5 }, held)).toEqual(['/by/ana-kaya'])
  })
  test('a new topic: the topics and the error pages', () => {
    expect(surfacesOfSite(facts, { ...facts, topics: '[1]' }, held)).toEqual(['/topic/world', '/error-pages/404'])
  })
})
