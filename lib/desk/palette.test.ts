import { describe, expect, test } from 'vitest'
import { listActions, offerActions } from '#lib/desk/actions'
import { matchWords } from '#lib/desk/palette'

describe('an entry of the palette', () => {
  test.each([
    ['', 'Contributors', 1],
    ['contr', 'Contributors', 1],
    ['bridge harb', 'Barge strikes the harbour bridge', 1],
    ['settings', 'Settings', 2],
    ['settings', 'Settings of the site', 1],
    ['arbour', 'Barge strikes the harbour bridge', 0.5],
    ['Izmir', 'İzmir quake', 1],
    ['bridge ferry', 'Barge strikes the harbour bridge', 0],
  ])('“%s” against “%s”', (typed, words, score) => expect(matchWords('an-id', typed, [words])).toBe(score))

  test('is not found by its id', () => expect(matchWords('contributors', 'contr', ['Settings'])).toBe(0))
})

test('what is offered first stands first, and goes with its page', () => {
  const action = (id: string) => ({ id, words: id, run: () => {} })
  const leave = [offerActions(() => [action('end')], false), offerActions(() => [action('write')], true)]
  expect(listActions().map(({ id }) => id)).toEqual(['write', 'end'])
  for (const go of leave) go()
  expect(listActions()).toEqual([])
})
