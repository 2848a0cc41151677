import { describe, expect, test } from 'vitest'
import {
  chipsOf,
  commandsFor,
  FilingOptions,
  filingFields,
  NO_OPTIONS,
  sendsWith,
  sendWords,
  withCommand,
  withoutChip,
} from '#lib/desk/filing'

const now = new Date('2026-11-23T18:00:00Z')
const ZONE = 'Europe/Istanbul'
const at22 = '2026-11-23T19:00:00.000Z'
const editor = { id: 'e', name: 'Ines', role: 'editor', coverage: null, publishes: false } as const
const reporter = { id: 'r', name: 'Selin', role: 'reporter', coverage: null, publishes: false } as const
const named = (commands: { name: string }[]) => commands.map(({ name }) => name)

describe('the commands somebody is offered', () => {
  test('an editor pins, a reporter does not', () => {
    expect(named(commandsFor(editor, { sends: 'publish', images: false }))).toContain('pin')
    expect(named(commandsFor(reporter, { sends: 'submit', images: false }))).not.toContain('pin')
  })

  test('an image only where something picks one', () => {
    expect(named(commandsFor(editor, { sends: 'publish', images: false }))).not.toContain('image')
    expect(named(commandsFor(editor, { sends: 'publish', images: true }))).toContain('image')
  })

  test('whoever does not publish cannot say when', () => {
    const theirs = named(commandsFor(reporter, { sends: 'submit', images: false }))
    expect(theirs).not.toContain('schedule')
    expect(theirs).toEqual(expect.arrayContaining(['quote', 'time']))
  })
})

test('options are sent as fields, and nothing where nothing was chosen', () => {
  expect(filingFields(NO_OPTIONS)).toEqual({})
  const known = withCommand(NO_OPTIONS, 'source', '').known
  expect(filingFields({ ...NO_OPTIONS, known })).toEqual({})
  const sources = [{ type: 'wire', label: 'Reuters', href: '', agency: '', at: null, said: null } as const]
  const all = {
    ...{ isKey: true, pin: true, occurredAt: at22, hold: true, publishAt: at22, embargoUntil: at22 },
    known: { verification: 'unconfirmed' as const, sources },
    claims: [{ claimId: 'c', text: 'It is so', isNew: false }],
    asksEyes: true,
  }
  expect(filingFields(all)).toEqual({
    claims: [{ claimId: 'c' }],
    key: true,
    pin: true,
    occurredAt: at22,
    hold: true,
    publishAt: at22,
    embargoUntil: at22,
    verification: 'unconfirmed',
    sources: [{ type: 'wire', label: 'Reuters' }],
    secondEyes: { ask: true },
  })
})

test('options that were kept before sources could be named are still read', () => {
  const { known, claims, ...before } = NO_OPTIONS
  expect(FilingOptions.parse(before)).toEqual({ ...before, known, claims })
})

test('held and scheduled exclude each other, and the button says which', () => {
  const held = withCommand(NO_OPTIONS, 'hold', '')
  const scheduled = withCommand(held, 'schedule', at22)
  expect(scheduled).toMatchObject({ hold: false, publishAt: at22 })
  expect(withCommand(scheduled, 'hold', '')).toMatchObject({ hold: true, publishAt: null })
  expect(sendWords('Publish', NO_OPTIONS, ZONE, now)).toBe('Publish')
  expect(sendWords('Publish', held, ZONE, now)).toBe('Hold')
  expect(sendWords('Publish', scheduled, ZONE, now)).toBe('Schedule for 22:00')
})

test('each option is a chip, and gone when it is taken off', () => {
  const options = { ...NO_OPTIONS, pin: true, occurredAt: '2026-11-22T20:50:00Z' }
  expect(chipsOf(options, ZONE, now)).toEqual([
    { name: 'pin', words: 'Pinned' },
    { name: 'occurredAt', words: 'Happened yesterday 23:50' },
  ])
  expect(chipsOf(withoutChip(options, { name: 'occurredAt', words: '' }), ZONE, now)).toEqual([
    { name: 'pin', words: 'Pinned' },
  ])
})

describe('an embargo', () => {
  const at = new Date('2026-12-01T18:00:00Z')
  const until = { ...NO_OPTIONS, embargoUntil: '2026-12-01T22:00:00Z' }

  test('keeps in the room what somebody would publish, and changes nothing else', () => {
    expect(sendsWith('publish', until, at)).toBe('keep')
    expect(sendsWith('publish', until, new Date('2026-12-01T22:00:00Z'))).toBe('publish')
    expect(sendsWith('publish', { ...until, hold: true }, at)).toBe('publish')
    expect(sendsWith('publish', { ...until, publishAt: '2026-12-01T22:30:00Z' }, at)).toBe('publish')
    expect(sendsWith('publish', { ...until, asksEyes: true }, at), 'put to a colleague').toBe('publish')
    expect(sendsWith('submit', until, at)).toBe('submit')
    expect(sendsWith('prepare', until, at)).toBe('prepare')
    expect(sendsWith('publish', NO_OPTIONS, at)).toBe('publish')
  })
})
