import { describe, expect, test } from 'vitest'
import { countsOf, EVERYTHING, lookFor, lookingFrom, queryWith } from '#lib/desk/filters'
import { docOf } from '#lib/richtext/text'
import type { UpdateView } from '#lib/updates/views'

const base: UpdateView = {
  id: '',
  storyId: 's',
  version: 1,
  state: 'draft',
  ordinal: null,
  storyRevision: null,
  headline: null,
  body: docOf([]),
  bylines: [{ contributorId: null, name: 'Selin Arda' }],
  kind: 'edit',
  note: null,
  createdBy: { id: 'e', name: 'Ines Okafor' },
  createdAt: '2026-11-23T03:00:00Z',
  submittedAt: null,
  publishedAt: null,
  amendedAt: null,
  retractedAt: null,
  pinnedAt: null,
  keyAt: null,
  occurredAt: null,
}
const then = '2026-11-23T03:10:00Z'
const updates: UpdateView[] = [
  { ...base, id: 'draft', body: docOf(['Guests heard shots.']) },
  { ...base, id: 'submitted', state: 'submitted', body: docOf(['Erdoğan ve Işık konuştu.']) },
  { ...base, id: 'published', state: 'published', headline: 'Presidents speak', body: docOf(['By phone.']) },
  { ...base, id: 'corrected', state: 'published', kind: 'correction', amendedAt: then, body: docOf(['Four boats.']) },
  {
    ...base,
    id: 'developed',
    state: 'published',
    kind: 'development',
    amendedAt: then,
    bylines: [{ contributorId: null, name: 'Reuters' }],
    sources: [{ type: 'wire', label: 'Reuters' }],
  },
  { ...base, id: 'retracted', state: 'retracted', kind: 'retraction', amendedAt: then },
]
const idsOf = (show: string, words = '') =>
  lookFor(updates, lookingFrom(new URLSearchParams({ show, words }))).map(({ id }) => id)

describe('a room narrowed', () => {
  test.each([
    ['all', '', ['draft', 'submitted', 'published', 'corrected', 'developed', 'retracted']],
    ['submitted', '', ['submitted']],
    ['published', '', ['published', 'corrected', 'developed']],
    ['corrected', '', ['corrected']],
    ['retracted', '', ['retracted']],
    ['draft', '', ['draft']],
    ['unsourced', '', ['published', 'corrected']],
    ['scheduled', '', []],
    ['nonsense', '', ['draft', 'submitted', 'published', 'corrected', 'developed', 'retracted']],
    ['all', 'presidents PHONE', ['published']],
    ['all', 'erdogan isik', ['submitted']],
    ['all', 'reuters', ['developed']],
    ['published', 'selin', ['published', 'corrected']],
    ['all', 'no such words', []],
  ])('%s “%s”', (show, words, ids) => expect(idsOf(show, words)).toEqual(ids))

  test('a state that this page does not know yet is counted with all', () => {
    const odd = { ...base, state: 'somewhere' } as unknown as UpdateView
    expect(countsOf([odd])).toMatchObject({ all: 1, draft: 0 })
  })

  test('counts', () => {
    expect(countsOf(updates)).toMatchObject({ all: 6, published: 3, corrected: 1, held: 0, draft: 1, unsourced: 2 })
  })
})

test('the address keeps what is looked for, and nothing where everything is', () => {
  expect(queryWith('', { show: 'submitted', words: ' two words ' })).toBe('?show=submitted&words=two+words')
  expect(queryWith('?show=submitted&tab=people', EVERYTHING)).toBe('?tab=people')
  expect(queryWith('', EVERYTHING)).toBe('')
  expect(lookingFrom(new URLSearchParams('show=submitted&words=two+words'))).toEqual({
    show: 'submitted',
    words: 'two words',
  })
})
