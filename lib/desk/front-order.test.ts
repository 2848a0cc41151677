import { describe, expect, it } from 'vitest'
import { frontOf, isSame, placeAt, placesOf, take } from '#lib/desk/front-order'
import type { FrontStory, FrontView } from '#lib/front/views'

const story = (id: string, minute: number, state: FrontStory['state'] = 'live'): FrontStory => ({
  id,
  slug: id,
  headline: id,
  topic: 'World',
  timeZone: 'UTC',
  state,
  changedAt: `2016-12-19T18:${minute}:00.000Z`,
})
const view: FrontView = {
  version: 1,
  placed: [story('a', 10), story('b', 11)],
  others: [story('d', 40), story('c', 30), story('old', 59, 'ended')],
  hidden: [story('x', 20)],
  arranged: null,
  breaking: { version: 0, line: null },
}
const places = placesOf(view)
const ids = (stories: FrontStory[]) => stories.map(({ id }) => id).join(' ')
const shown = (now = places) => {
  const { placed, others, hidden } = frontOf(view, now)
  return `${ids(placed)} | ${ids(others)} | ${ids(hidden)}`
}

describe('the front as it is being arranged', () => {
  it.each([
    ['a', 'down', 'b a | d c old | x'],
    ['b', 'up', 'b a | d c old | x'],
    ['a', 'up', 'a b | d c old | x'],
    ['b', 'down', 'a b | d c old | x'],
    ['c', 'lead', 'c a b | d old | x'],
    ['c', 'up', 'a b c | d old | x'],
    ['c', 'down', 'a b | d c old | x'],
    ['a', 'unplace', 'b | d c a old | x'],
    ['a', 'hide', 'b | d c old | x a'],
    ['x', 'show', 'a b | d c x old | '],
    ['x', 'lead', 'x a b | d c old | '],
  ] as const)('%s %s gives %s', (id, step, expected) => {
    expect(shown(take(places, id, step))).toBe(expected)
  })

  it('takes a story that is dropped at a place', () => {
    expect(shown(placeAt(places, 'd', 1))).toBe('a d b | c old | x')
    expect(shown(placeAt(places, 'a', 1))).toBe('b a | d c old | x')
  })

  it('knows whether anything changed', () => {
    expect(isSame(places, take(take(places, 'a', 'down'), 'a', 'up'))).toBe(true)
    expect(isSame(places, take(places, 'c', 'hide'))).toBe(false)
  })
})
