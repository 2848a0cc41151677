import { expect, test } from 'vitest'
import { findPeople } from '#lib/contributors/finding'
import type { ContributorView } from '#lib/contributors/views'

const person = (name: string, fields: Partial<ContributorView> = {}): ContributorView => ({
  id: name,
  email: `${name.split(' ')[0]?.toLowerCase()}@example.test`,
  name,
  role: 'reporter',
  version: 1,
  state: 'active',
  invitedAt: '2026-01-01T00:00:00.000Z',
  joinedAt: '2026-01-02T00:00:00.000Z',
  disabledAt: null,
  linkUntil: null,
  lastSeenAt: null,
  coverage: null,
  publishes: false,
  timeZone: null,
  language: null,
  ...fields,
})

const people = [
  person('Ines Okafor', { role: 'editor', lastSeenAt: '2026-11-29T08:00:00.000Z' }),
  person('Bo Lindqvist', { lastSeenAt: '2026-11-30T08:00:00.000Z', joinedAt: '2026-05-01T00:00:00.000Z' }),
  person('José Voß', { state: 'invited', joinedAt: null, invitedAt: '2026-11-30T00:00:00.000Z' }),
  person('Ada Gone', { state: 'disabled' }),
  person('Işıl Arda', { role: 'admin' }),
]
const names = (asked: Parameters<typeof findPeople>[1]) => findPeople(people, asked).map(({ name }) => name)

test('stand by name, and whoever is disabled at the end', () => {
  expect(names({})).toEqual(['Bo Lindqvist', 'Ines Okafor', 'Işıl Arda', 'José Voß', 'Ada Gone'])
})

test.each([
  ['jose voss', ['José Voß']],
  ['isil', ['Işıl Arda']],
  ['arda I', ['Işıl Arda']],
  ['BO@EXAMPLE', ['Bo Lindqvist']],
  ['okafor ines', ['Ines Okafor']],
  ['  ', names({})],
  ['nobody', []],
])('are found by what is typed: %s', (search, found) => {
  expect(names({ search })).toEqual(found)
})

test('are those of a role, or in a state', () => {
  expect(names({ role: 'admin' })).toEqual(['Işıl Arda'])
  expect(names({ state: 'invited' })).toEqual(['José Voß'])
  expect(names({ role: 'editor', state: 'disabled' })).toEqual([])
})

test('stand by when they were last here, or came', () => {
  expect(names({ sort: 'seen' })).toEqual(['Bo Lindqvist', 'Ines Okafor', 'Işıl Arda', 'José Voß', 'Ada Gone'])
  expect(names({ sort: 'joined' }).slice(0, 2)).toEqual(['José Voß', 'Bo Lindqvist'])
})
