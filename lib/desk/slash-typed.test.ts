import { describe, expect, test } from 'vitest'
import { SLASH_COMMANDS } from '#lib/desk/slash'
import { entriesFor, readTyped } from '#lib/desk/slash-typed'

const tenPastMidnight = new Date('2026-11-22T21:10:00Z')
const menuFor = (before: string) => {
  const typed = readTyped(before)
  return typed && entriesFor(typed, SLASH_COMMANDS, 'Europe/Istanbul', tenPastMidnight)
}

describe('what is typed after a slash', () => {
  test.each([
    ['/', { name: '', argument: null, length: 1 }],
    ['Shots were heard /ti', { name: 'ti', argument: null, length: 3 }],
    ['/Time 23:50', { name: 'time', argument: '23:50', length: 11 }],
    ['/time ', { name: 'time', argument: '', length: 6 }],
    ['and/or', null],
    ['24/7', null],
    ['https://example.org', null],
    ['', null],
  ])('%s', (before, typed) => expect(readTyped(before)).toEqual(typed))
})

describe('the menu', () => {
  test('offers every command, then those that begin so', () => {
    expect(menuFor('/')?.entries.map(({ name }) => name)).toEqual(SLASH_COMMANDS.map(({ name }) => name))
    expect(menuFor('/e')?.entries.map(({ name }) => name)).toEqual(['embargo'])
  })

  test('is closed where no command is meant', () => {
    for (const words of ['/nothing', '/ 23:50', '/pin it to the wall', '/sourced', '/claims'])
      expect(menuFor(words)).toBeNull()
  })

  test('fills in a name that takes a time, and runs one that does not', () => {
    expect(menuFor('/sch')?.entries).toMatchObject([{ name: 'schedule', does: 'complete' }])
    expect(menuFor('/pin')?.entries).toMatchObject([{ name: 'pin', does: 'run', argument: '' }])
  })

  test('asks which day is meant just after midnight', () => {
    expect(menuFor('/time 23:50')?.entries.map(({ words }) => words)).toEqual([
      'Yesterday, 22 Nov, 23:50',
      'Today, 23 Nov, 23:50',
    ])
    expect(menuFor('/schedule 23:50')?.entries).toMatchObject([{ does: 'run', argument: '2026-11-23T20:50:00.000Z' }])
  })

  test('says what to type while there is no time yet', () => {
    expect(menuFor('/time 2')).toMatchObject({ entries: [], sentence: expect.stringContaining('22:00') })
  })
})
