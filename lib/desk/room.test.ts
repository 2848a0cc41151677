import { expect, test } from 'vitest'
import { goneSince, initialsOf, isNewer, withReading, withUpdate, writersOf } from '#lib/desk/room'
import type { StoryView } from '#lib/stories/views'
import type { UpdateView } from '#lib/updates/views'

const update = (id: string, version = 1, by = 'Ana', createdAt = '2026-01-01T10:00:00Z') =>
  ({ id, version, createdBy: { id: by, name: by }, createdAt }) as UpdateView
const story = (revision: number, room: number, version = 1) => ({ revision, room, version }) as StoryView

test('a new update stands at the top, a known one keeps its place', () => {
  const room = { story: story(1, 1), updates: [update('b'), update('a')] }
  expect(withUpdate(room, update('c')).updates.map(({ id }) => id)).toEqual(['c', 'b', 'a'])
  expect(withUpdate(room, update('a', 2)).updates.map(({ id, version }) => [id, version])).toEqual([
    ['b', 1],
    ['a', 2],
  ])
})

test('an answer that was overtaken changes nothing', () => {
  const room = { story: story(1, 1), updates: [update('a', 3)] }
  expect(withUpdate(room, update('a', 2)).updates[0]?.version).toBe(3)
  expect(isNewer(story(5, 2), story(4, 2))).toBe(false)
  expect(isNewer(story(5, 2), story(5, 3))).toBe(true)
})

test('what was read takes the place of what is shown, but for what this desk knows better', () => {
  const room = { story: story(5, 2), updates: [update('mine, just filed'), update('b', 3), update('a')] }
  const { updates } = withReading(room, story(6, 3), [update('colleague’s'), update('b', 2), update('a', 2)])
  expect(updates.map(({ id, version }) => [id, version])).toEqual([
    ['mine, just filed', 1],
    ['colleague’s', 1],
    ['b', 3],
    ['a', 2],
  ])
  expect(withReading(room, story(4, 2), [])).toBe(room)
})

test('a draft that a colleague took to another story leaves the room, what was just filed here stays', () => {
  const listed = new Set(['a', 'b'])
  const room = { story: story(5, 2), updates: [update('mine, just filed'), update('b'), update('a')] }
  const read = [update('a')]
  const gone = goneSince(listed, read)
  expect(withReading(room, story(5, 3), read, gone).updates.map(({ id }) => id)).toEqual(['mine, just filed', 'a'])
  // Also where that reading was overtaken: the next one says the same.
  expect(goneSince(listed, [update('a'), update('c')])).toEqual(['b'])
})

test('what did not change stays the same object, so that its row need not be drawn again', () => {
  const room = { story: story(5, 2), updates: [update('a', 2), update('b')] }
  const { updates } = withReading(room, story(6, 3), [update('a', 2), update('b', 2)])
  expect(updates[0]).toBe(room.updates[0])
  expect(updates[1]).not.toBe(room.updates[1])
})

test('who has written, the last first', () => {
  const updates = [
    update('c', 1, 'Bo', '2026-01-01T10:02:00Z'),
    update('b', 1, 'Ana', '2026-01-01T10:05:00Z'),
    update('a', 1, 'Ana', '2026-01-01T10:01:00Z'),
  ]
  expect(writersOf(updates)).toEqual([
    { id: 'Ana', name: 'Ana', updates: 2, lastAt: '2026-01-01T10:05:00Z' },
    { id: 'Bo', name: 'Bo', updates: 1, lastAt: '2026-01-01T10:02:00Z' },
  ])
})

test('initials', () => {
  expect(initialsOf('Bo Lindqvist')).toBe('BL')
  expect(initialsOf('Ines van der Okafor')).toBe('IO')
  expect(initialsOf('Selin')).toBe('S')
})
